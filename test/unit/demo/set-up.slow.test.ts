import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { needsBuild } from '../../../scripts/build-state.mjs'
import { compareLocks, whyInstall } from '../../../scripts/dependencies.mjs'
import { checkNodeVersion } from '../../../scripts/node-version.mjs'
import { runCommand } from '../../../scripts/run-command.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'set-up-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('checkNodeVersion', () => {
  test.each(['20.19.0', '20.20.2', '22.0.0', '26.1.0'])('takes %s', (version) => {
    expect(() => checkNodeVersion(version)).not.toThrow()
  })

  test.each(['18.20.4', '20.18.1'])('says what to do about %s', (version) => {
    expect(() => checkNodeVersion(version)).toThrow(
      `This is Node ${version}, and Node 20.19 or newer is required. Get it from https://nodejs.org`,
    )
  })
})

describe('the dependencies', () => {
  const wanted = { packages: { '': { version: '1.0.0' }, 'node_modules/hono': { version: '4.1.0' } } }

  test('are as locked when every version is the same', () => {
    expect(compareLocks(wanted, wanted)).toBeUndefined()
  })

  test('are installed anew when one is missing or another version', () => {
    expect(compareLocks(wanted, { packages: {} })).toBe(
      'node_modules/hono was missing, and package-lock.json has 4.1.0',
    )
    const older = { packages: { 'node_modules/hono': { version: '4.0.0' } } }
    expect(compareLocks(wanted, older)).toBe('node_modules/hono was 4.0.0, and package-lock.json has 4.1.0')
  })

  test('may lack what is for other systems', () => {
    const forMac = { packages: { 'node_modules/fsevents': { version: '2.3.3', optional: true } } }
    expect(compareLocks(forMac, { packages: {} })).toBeUndefined()
  })

  test('are installed in a clone that has none', () => {
    expect(whyInstall(folder)).toBe('there were none')
  })
})

describe('needsBuild', () => {
  const write = (file: string, time: number, text = '') => {
    const full = path.join(folder, file)
    mkdirSync(path.dirname(full), { recursive: true })
    writeFileSync(full, text)
    utimesSync(full, time, time)
  }
  const manifest = {
    bin: { cli: './dist/cli.mjs' },
    exports: { '.': { import: { default: './dist/index.mjs' } }, './models/*': './models/*' },
  }

  beforeEach(() => {
    write('package.json', 100, JSON.stringify(manifest))
    for (const file of ['package-lock.json', 'tsconfig.json', 'tsdown.config.ts', 'build/x.ts', 'src/y.ts']) {
      write(file, 100)
    }
    for (const file of ['src', 'build']) utimesSync(path.join(folder, file), 100, 100)
    write('dist/cli.mjs', 200)
    write('dist/index.mjs', 200)
  })

  test('is false when all that package.json promises is newer than its sources', () => {
    expect(needsBuild(folder)).toBe(false)
  })

  test('is true when a source is newer', () => {
    write('src/deep/z.ts', 300)
    expect(needsBuild(folder)).toBe(true)
  })

  test('is true when a file was deleted from a folder since', () => {
    utimesSync(path.join(folder, 'src'), 300, 300)
    expect(needsBuild(folder)).toBe(true)
  })

  test('is true when an output is missing', () => {
    rmSync(path.join(folder, 'dist/cli.mjs'))
    expect(needsBuild(folder)).toBe(true)
  })
})

describe('runCommand', () => {
  const run = (script: string, timeout?: number) =>
    runCommand(process.execPath, ['--eval', script], timeout === undefined ? {} : { timeout })

  test('gives what was printed', async () => {
    expect(await run('console.log("out"); console.error("err")')).toContain('out')
  })

  test('quotes what was printed when the command fails', async () => {
    await expect(run('console.error("no such host"); process.exit(3)')).rejects.toThrow(
      /exited with status 3\.\n {2}no such host$/,
    )
  })

  test('quotes the beginning and the end of what is long', async () => {
    const error: Error = await run('for (let n = 1; n <= 50; n++) console.log(n); process.exit(1)').then(
      () => expect.unreachable(),
      (thrown) => thrown,
    )
    const [, ...quoted] = error.message.split('\n  ')
    expect(quoted).toHaveLength(21)
    expect(quoted.slice(7, 10)).toEqual(['8', '...', '39'])
    expect(quoted.at(-1)).toBe('50')
  })

  test('stops a command that takes too long', async () => {
    await expect(run('setInterval(() => {}, 1000)', 300)).rejects.toThrow('timed out after 0.3 s.')
  })

  test('says that a command could not be started', async () => {
    await expect(runCommand('no-such-command-here', [])).rejects.toThrow(
      /^`no-such-command-here` could not be started: /,
    )
  })
})
