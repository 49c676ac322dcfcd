import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'

/** A program that reads two images, one of them in a process of its own, by the list of words. */
const app = fileURLToPath(new URL('bundled', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'solve-image-captchas-bundled-'))

const run = (program: string, args: string[], cwd = folder, env: NodeJS.ProcessEnv = {}) =>
  // On Windows, npm and npx are .cmd files, which need a shell.
  execFileSync(program, args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32' && program !== process.execPath,
    stdio: 'pipe',
    env: { ...process.env, ...env },
  })
const npm = (...args: string[]) => run('npm', [...args, '--no-audit', '--no-fund', '--prefer-offline'])

beforeAll(() => {
  cpSync(app, folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'bundled', private: true }))
  npm('install', inject('tarball'), 'esbuild', 'vite', '@yarnpkg/cli-dist')
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const bundle = (format: string, external: string, outfile: string) =>
  run('npx', [
    ...['esbuild', 'app.mjs', '--bundle', '--platform=node', external, `--format=${format}`],
    `--outfile=${outfile}`,
  ])
const formats = [
  ['esm', 'app.mjs'],
  ['cjs', 'app.cjs'],
]

describe('a program that is bundled, with the package external', () => {
  test.each(formats)('finds the model and the words from a bundle of esbuild: %s', (format, file) => {
    bundle(format, '--packages=external', `esbuild/${file}`)
    expect(run(process.execPath, [`esbuild/${file}`])).toBe('house\nhouse\n')
  })

  test('finds the model and the words from a bundle of Vite for the server', () => {
    run('npx', ['vite', 'build'])
    expect(run(process.execPath, ['vite/app.mjs'])).toBe('house\nhouse\n')
  })
})

describe('a program that has the package in its bundle', () => {
  test.each(formats)('finds the model and the words where the package is installed: %s', (format, file) => {
    bundle(format, '--external:sharp', `inside/${file}`)
    expect(run(process.execPath, [`inside/${file}`])).toBe('house\nhouse\n')
  })

  test.each(formats)('says what is missing where it is not: %s', (format, file) => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'solve-image-captchas-alone-'))
    try {
      bundle(format, '--external:sharp', join(elsewhere, file))
      mkdirSync(join(elsewhere, 'node_modules'))
      for (const name of ['sharp', '@img', 'detect-libc', 'semver'])
        cpSync(join(folder, 'node_modules', name), join(elsewhere, 'node_modules', name), { recursive: true })
      expect(run(process.execPath, [file], elsewhere)).toContain(
        "The package's models/recogniser.onnx can't be found",
      )

      const installed = join('node_modules', 'solve-image-captchas')
      cpSync(join(folder, installed), join(elsewhere, installed), { recursive: true })
      rmSync(join(elsewhere, 'node_modules', 'sharp'), { recursive: true })
      expect(run(process.execPath, [file], elsewhere)).toMatch(
        /sharp, which decodes images, can't be loaded: .*npm install --include=optional sharp/,
      )
    } finally {
      rmSync(elsewhere, { recursive: true, force: true })
    }
  })
})

test('the package finds its model and its words under Plug and Play of Yarn', () => {
  const project = join(folder, 'plug-and-play')
  cpSync(app, project, { recursive: true })
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'plug-and-play', private: true }))
  writeFileSync(join(project, 'yarn.lock'), '')
  const settings = {
    YARN_NODE_LINKER: 'pnp',
    YARN_ENABLE_GLOBAL_CACHE: 'false',
    YARN_ENABLE_TELEMETRY: 'false',
    // In CI, Yarn would refuse to write the lockfile.
    YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
    YARN_NPM_REGISTRY_SERVER: npm('config', 'get', 'registry').trim(),
  }
  const yarn = (...args: string[]) =>
    run(
      process.execPath,
      [join(folder, 'node_modules/@yarnpkg/cli-dist/bin/yarn.js'), ...args],
      project,
      settings,
    )
  yarn('add', `solve-image-captchas@file:${inject('tarball')}`)
  expect(yarn('node', 'app.mjs')).toBe('house\nhouse\n')
})
