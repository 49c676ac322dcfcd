import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { writeStripedModel } from '../unit/recogniser/striped-model.ts'

/** The packed tarball, installed in a folder outside the repository. */
const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'solve-image-captchas-consumer-'))

const npm = (...args: string[]) =>
  // On Windows, npm is a .cmd file, which needs a shell.
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
  cpSync(join(root, 'test/package/consumer'), folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true }))
  writeFileSync(join(folder, 'every-entry.mts'), entries.map(importEntry).join('\n'))
  writeFileSync(join(folder, 'every-entry.cts'), entries.map(requireEntry).join('\n'))
  const versions = ['typescript', '@types/node', 'playwright-core', '@playwright/test', 'puppeteer-core'].map(
    (name) => `${name}@${manifest.devDependencies[name as keyof typeof manifest.devDependencies]}`,
  )
  const packages = [inject('tarball'), ...versions, 'typescript-7@npm:typescript@7']
  npm('install', '--no-audit', '--no-fund', '--prefer-offline', ...packages)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the packed tarball', () => {
  test('contains only the files that users need', () => {
    const files = readdirSync(join(folder, 'node_modules', manifest.name)).sort()
    expect(files).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist',
      'docs',
      'models',
      'package.json',
      'words',
    ])
  })

  test.each(entries)('exports the same from %s to import and to require', (entry) => {
    // require() of the plugin returns the function itself, like other plugins of puppeteer-extra.
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
  ])('creates a solver in %s: %s', (_, file) => {
    expect(node(file)).toBe(
      'auto find solve waitForQueueTurn watch settled warmUp on close: OriginNotAllowedError\n',
    )
  })

  test('has no dependency with an install script', () => {
    const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'))
    const packages = Object.entries<{ hasInstallScript?: boolean }>(lock.packages)
    expect(packages.length).toBeGreaterThan(5)
    expect(packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual([])
  })

  test('resolves its model and its manifest with require.resolve', () => {
    const script = `for (const file of ['package.json', 'models/recogniser.json'])
      console.log(require(require.resolve('${manifest.name}/' + file)) !== undefined)`
    expect(node('-e', script)).toBe('true\ntrue\n')
  })

  test.each([
    [
      "import { local } from 'solve-image-captchas/providers'; import sharp from 'sharp'",
      '--input-type=module',
    ],
    [
      "const { local } = require('solve-image-captchas/providers'); const sharp = require('sharp')",
      '--input-type=commonjs',
    ],
  ])('finds its list of words: %s', (head, type) => {
    // In a blank image there is no word, or hardly one. A list that is missing would be MODEL_UNUSABLE.
    const script = `${head}
      const blank = sharp({ create: { width: 90, height: 40, channels: 3, background: '#fff' } }).png().toBuffer()
      blank.then((image) => local().read({ image, words: 'english' }))
        .then(({ score }) => console.log(score < 0.5 ? 'unsure' : 'sure'), ({ code }) => console.log(code))`
    expect(['NO_TEXT\n', 'unsure\n']).toContain(node(type, '-e', script))
  })

  // Libraries' declarations included: what compiles with them compiles with skipLibCheck too.
  test.each([
    ['typescript', 'nodenext', 'nodenext', 'esnext'],
    ['typescript-7', 'node16', 'node16', 'es2022'],
    // The only module format that allows both import and require with this resolution.
    ['typescript-7', 'bundler', 'preserve', 'esnext'],
  ])(
    'type-checks strictly with %s and module resolution %s, module %s, target %s',
    (compiler, moduleResolution, module, target) => {
      const options = { target, module, moduleResolution, types: 'node', skipLibCheck: 'false' }
      const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])
      const files = ['typed.mts', 'typed.cts', 'every-entry.mts', 'every-entry.cts']
      const tsc = join('node_modules', compiler, 'bin', 'tsc')
      const check = () =>
        node(tsc, '--noEmit', '--strict', '--exactOptionalPropertyTypes', ...flags, ...files)
      expect(outputOfFailure(check)).toBe('')
    },
  )

  test.each(['await import', 'require'])(
    'does not load the model, the runtime or the image library on %s',
    (load) => {
      // Records every file opened, including those that only a worker or a native library would reveal.
      const script = `
      import fs from 'node:fs'
      import { createRequire, syncBuiltinESMExports } from 'node:module'
      const opened = []
      for (const name of ['readFileSync', 'openSync', 'readFile', 'open']) {
        const real = fs[name]
        fs[name] = (...given) => { opened.push(String(given[0])); return real(...given) }
      }
      syncBuiltinESMExports()
      const require = createRequire(import.meta.url)
      for (const entry of ${JSON.stringify(entries.filter((entry) => !entry.endsWith('-test')))}) ${load}(entry)
      const cached = Object.keys(require.cache)
      const { sharedObjects } = process.report.getReport()
      const loaded = [...opened, ...cached, ...sharedObjects].filter((file) => /[^\\w-](?:sharp|@img|onnxruntime-\\w+)[^\\w-]|\\.onnx/.test(file))
      console.log(JSON.stringify(loaded))`
      expect(JSON.parse(node('--input-type=module', '-e', script))).toEqual([])
    },
  )

  test('reads an image in a program that esbuild has bundled', async () => {
    writeFileSync(join(folder, 'image.svg'), IMAGE)
    await build({
      stdin: {
        contents: `import { readFileSync } from 'node:fs'
          import { local } from 'solve-image-captchas/providers'
          local().read({ image: readFileSync('image.svg') }).then(({ provider }) => console.log(provider))`,
        resolveDir: folder,
      },
      outfile: join(folder, 'bundled.mjs'),
      bundle: true,
      platform: 'node',
      format: 'esm',
      // A native library, which no bundler can take in.
      external: ['sharp'],
      // What CommonJS packages within the bundle call.
      banner: {
        js: `import { createRequire as from } from 'node:module'; const require = from(import.meta.url);`,
      },
    })
    expect(node('bundled.mjs')).toBe('local\n')
  })

  test('says what to install for a model of another architecture', async () => {
    const model = await writeStripedModel()
    writeFileSync(join(folder, 'image.svg'), IMAGE)
    const script = `import { readFileSync } from 'node:fs'
      import { local } from 'solve-image-captchas/providers'
      const own = local({ model: ${JSON.stringify(model.path)} })
      own.read({ image: readFileSync('image.svg') }).catch(({ code, message }) => console.log(code, message))`
    const output = node('--input-type=module', '-e', script)
    expect(output).toMatch(/^MODEL_UNUSABLE .* npm install onnxruntime-web, or onnxruntime-node/)
    expect(output).not.toContain('Reinstall the package')
    await model.remove()
  })

  test('reads an image from the command line', () => {
    const image = join(folder, 'image.svg')
    writeFileSync(image, IMAGE)
    const bin = join('node_modules', manifest.name, manifest.bin[manifest.name as 'solve-image-captchas'])
    const line = JSON.parse(node(bin, 'read', image, '--json'))
    expect(Object.keys(line)).toEqual(['file', 'text', 'score', 'provider', 'ms'])
    expect(line).toMatchObject({ file: image, provider: 'local' })
    expect(line.score).toBeGreaterThanOrEqual(0)
    expect(line.score).toBeLessThanOrEqual(1)
  })
})

const IMAGE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="150" height="50"><text x="20" y="38" font-size="36">kmpr</text></svg>'

/** Code that does not compile if the types are missing or `any`. */
const check = (name: string) => `type Check${name} = 0 extends 1 & typeof ${name} ? never : typeof ${name}`

function importEntry(entry: string, index: number): string {
  return `import * as entry${index} from '${entry}'\n${check(`entry${index}`)}\nexport const used${index}: Checkentry${index} = entry${index}`
}

function requireEntry(entry: string, index: number): string {
  return `import entry${index} = require('${entry}')\n${check(`entry${index}`)}\nexport const used${index}: Checkentry${index} = entry${index}`
}

/** Returns the output of a failed command, or '' if it succeeded. */
function outputOfFailure(command: () => string): string {
  try {
    return command()
  } catch (error) {
    return String((error as { stdout?: unknown }).stdout ?? error)
  }
}
