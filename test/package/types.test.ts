import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { runNpm } from '../../scripts/run-command.mjs'

/** Programs that import one entry and nothing else of ours, by what their users have installed beside it. */
const programs: Record<string, { libraries: string[]; files: string[] }> = {
  nothing: { libraries: [], files: ['index.ts', 'providers.ts', 'testing.ts', 'bullmq.ts'] },
  bullmq: { libraries: ['bullmq', 'ioredis', '@types/node'], files: ['bullmq.ts'] },
  'playwright-core': { libraries: ['playwright-core', '@types/node'], files: ['playwright.ts'] },
  '@playwright/test': {
    libraries: ['@playwright/test', '@types/node'],
    files: ['playwright-test.ts', 'playwright-test.js', 'reporter.ts'],
  },
  'puppeteer-core': { libraries: ['puppeteer-core', '@types/node'], files: ['puppeteer.ts'] },
  'puppeteer-extra': {
    libraries: ['puppeteer-core', 'puppeteer-extra', '@types/node'],
    files: ['puppeteer-extra.ts'],
  },
  'playwright-extra': {
    libraries: ['playwright-core', 'playwright-extra', '@types/node'],
    files: ['playwright-extra.ts'],
  },
}
/** The oldest and the newest, and both ways to resolve; `consumer.test.ts` has the one between. Each takes seconds for each program. */
const compilers = [
  ['5.4', 'nodenext'],
  ['7', 'bundler'],
] as const

const folder = mkdtempSync(join(tmpdir(), 'solve-image-captchas-types-'))
const run = promisify(execFile)

async function install(name: string, packages: string[]): Promise<void> {
  const cwd = join(folder, name)
  mkdirSync(cwd, { recursive: true })
  writeFileSync(join(cwd, 'package.json'), '{ "private": true, "type": "module" }')
  const flags = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund']
  await runNpm(['install', ...flags, ...packages], { cwd, timeout: 280_000 })
}

beforeAll(async () => {
  const versions = new Set(compilers.map(([version]) => version))
  await install(
    'compilers',
    [...versions].map((version) => `typescript-${version}@npm:typescript@${version}`),
  )
  const known: Record<string, string> = manifest.devDependencies
  for (const [name, { libraries, files }] of Object.entries(programs)) {
    await install(name, [inject('tarball'), ...libraries.map((library) => `${library}@${known[library]}`)])
    for (const file of files)
      cpSync(fileURLToPath(new URL(`consumer/alone/${file}`, import.meta.url)), join(folder, name, file))
  }
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What the compiler says, but for the declarations of playwright-extra, which don't compile by themselves. */
async function compile(cwd: string, file: string, version: string, resolution: string): Promise<string[]> {
  const compiler = join(folder, 'compilers', 'node_modules', `typescript-${version}`, 'bin', 'tsc')
  const module = resolution === 'bundler' ? 'esnext' : 'nodenext'
  const options = [
    '--noEmit',
    '--strict',
    '--exactOptionalPropertyTypes',
    '--skipLibCheck',
    'false',
    '--allowJs',
  ]
  const layout = ['--target', 'es2022', '--module', module, '--moduleResolution', resolution]
  // Since version 6, no types are included unless they are named.
  const types = cwd.endsWith('nothing') ? [] : ['--types', 'node']
  const printed = await run(process.execPath, [compiler, ...options, ...layout, ...types, file], {
    cwd,
  }).then(
    ({ stdout }) => stdout,
    ({ stdout }) => String(stdout),
  )
  return printed
    .split('\n')
    .filter((line) => /^\S/.test(line) && !/^node_modules\/playwright-extra\//.test(line))
}

describe.each(Object.entries(programs))('beside %s', (name, { files }) => {
  test.each(files.flatMap((file) => compilers.map((compiler) => [file, ...compiler] as const)))(
    '%s compiles alone and strictly with TypeScript %s and module resolution %s',
    async (file, version, resolution) => {
      expect(await compile(join(folder, name), file, version, resolution)).toEqual([])
    },
  )
})
