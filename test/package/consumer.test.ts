import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }

/** The packed tarball, installed where nothing of the repository can be reached. */
const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'solve-image-captchas-consumer-'))

const npm = (...args: string[]) =>
  // npm is a script of another name on Windows, and found through a shell there.
  execFileSync('npm', args, {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    stdio: 'pipe',
  })
const node = (...args: string[]) =>
  execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' })

const entries = Object.keys(manifest.exports)
  .filter((entry) => !/models|package\.json/.test(entry))
  .map((entry) => manifest.name + entry.slice(1))

beforeAll(() => {
  const packed = JSON.parse(npm('pack', root, '--json', '--ignore-scripts', '--pack-destination', folder))
  cpSync(join(root, 'test/package/consumer'), folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true }))
  const versions = ['typescript', '@types/node', 'playwright-core', '@playwright/test', 'puppeteer-core'].map(
    (name) => `${name}@${manifest.devDependencies[name as keyof typeof manifest.devDependencies]}`,
  )
  npm('install', '--no-audit', '--no-fund', '--prefer-offline', `./${packed[0].filename}`, ...versions)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the packed tarball', () => {
  test('brings what runs and nothing else', () => {
    const files = readdirSync(join(folder, 'node_modules', manifest.name)).sort()
    expect(files).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'models', 'package.json'])
  })

  test.each(entries)('gives %s to import and to require', (entry) => {
    // A plugin is required as the function it is, as its neighbours in puppeteer-extra are.
    const describeExports = (exports: string) =>
      `console.log(JSON.stringify(typeof ${exports} === 'function' ? ['default'] : Object.keys(${exports})))`
    const namesOf = (script: string) => JSON.parse(node('--input-type=module', '-e', script)) as string[]
    const imported = namesOf(`const entry = await import('${entry}'); ${describeExports('entry')}`)
    const required = namesOf(
      `import { createRequire } from 'node:module'
      const entry = createRequire(import.meta.url)('${entry}'); ${describeExports('entry')}`,
    )
    expect(imported.length).toBeGreaterThan(0)
    expect(required.filter((name) => name !== '__esModule').sort()).toEqual(imported.sort())
  })

  test.each([
    ['node', 'solver.mjs'],
    ['node', 'solver.cjs'],
  ])('makes a solver in %s: %s', (_, file) => {
    expect(node(file)).toBe('auto find solve waitForQueueTurn watch on close: OriginNotAllowedError\n')
  })

  test.each([
    ['nodenext', 'esnext'],
    ['node16', 'es2022'],
    ['bundler', 'esnext'],
  ])('has strict types under module resolution %s, libraries checked too', (resolution, target) => {
    const module = resolution === 'bundler' ? 'esnext' : resolution
    const options = [
      '--noEmit',
      '--strict',
      '--exactOptionalPropertyTypes',
      '--target',
      target,
      '--types',
      'node',
    ]
    const files = resolution === 'bundler' ? ['typed.mts'] : ['typed.mts', 'typed.cts']
    const check = () =>
      node(
        'node_modules/typescript/bin/tsc',
        ...options,
        '--module',
        module,
        '--moduleResolution',
        resolution,
        ...files,
      )
    expect(runs(check)).toBe('')
  })

  test('loads neither the model nor an image library until something is read', () => {
    const script = `
      for (const entry of ${JSON.stringify(entries.filter((entry) => !entry.endsWith('-test')))}) await import(entry)
      const loaded = process.report.getReport().sharedObjects.filter((file) => /sharp|onnx/.test(file))
      console.log(JSON.stringify(loaded))`
    expect(JSON.parse(node('--input-type=module', '-e', script))).toEqual([])
  })

  test('reads a picture from the command line', () => {
    const picture = join(folder, 'picture.svg')
    writeFileSync(
      picture,
      '<svg xmlns="http://www.w3.org/2000/svg" width="150" height="50"><text x="20" y="38" font-size="36">kmpr</text></svg>',
    )
    const bin = join('node_modules', manifest.name, manifest.bin[manifest.name as 'solve-image-captchas'])
    const line = JSON.parse(node(bin, 'read', picture, '--json'))
    expect(Object.keys(line)).toEqual(['file', 'text', 'score', 'provider', 'ms'])
    expect(line).toMatchObject({ file: picture, provider: 'local' })
    expect(line.score).toBeGreaterThanOrEqual(0)
    expect(line.score).toBeLessThanOrEqual(1)
  })
})

/** What a command that failed printed; empty when it passed. */
function runs(command: () => string): string {
  try {
    return command()
  } catch (error) {
    return String((error as { stdout?: unknown }).stdout ?? error)
  }
}
