import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findLibrary } from '../../../../../src/browsers/library.ts'
import { formatModule } from '../../../../../src/cli/commands/pick/try-module.ts'
import { BrowserLibraryMissingError, OriginNotAllowedError } from '../../../../../src/errors/index.ts'
import { defineModule } from '../../../../../src/modules/define-module.ts'
import { runProgram } from '../../run-program.ts'

describe('the pick command', () => {
  test.each([
    [['ftp://localhost/'], 'error: ftp://localhost/ is not the address of a page.'],
    [['login'], 'error: login is not the address of a page.'],
    [['http://localhost/', '--origin', 'example.com'], 'error: example.com is not an origin.'],
    [[], "error: missing required argument 'url'"],
  ])('refuses %j', async (words, message) => {
    const run = await runProgram(['pick', ...words])
    expect(run.stderr).toContain(message)
    expect(run.exitCode).not.toBe(0)
  })

  test('opens no page whose origin is not allowed', async () => {
    const run = runProgram(['pick', 'https://shop.test/', '--origin', 'https://other.test'])
    await expect(run).rejects.toBeInstanceOf(OriginNotAllowedError)
  })

  test('explains itself, exit status included, and is listed', async () => {
    const { stdout } = await runProgram(['pick', '--help'])
    expect(stdout).toContain('Exit status:\n  0  the module was printed')
    expect((await runProgram(['--help'])).stdout).toContain('create a module by clicking')
  })
})

describe('a printed module', () => {
  test('is code that defines the same module', () => {
    const module = defineModule({
      name: "the team's",
      image: 'img[alt="captcha"]',
      input: 'input[title="it\'s \\ here"]',
      submit: false,
    })
    const code = formatModule(module)
    expect(code).toContain(`  image: 'img[alt="captcha"]',\n`)
    expect(new Function('defineModule', `return ${code}`)(defineModule)).toEqual(module)
  })
})

describe('the browser library', () => {
  test('is the one of the folder the command runs in', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'find-library-'))
    try {
      const place = join(folder, 'node_modules', 'puppeteer')
      await mkdir(place, { recursive: true })
      await writeFile(join(place, 'index.js'), "module.exports = { launch: () => 'ours', connect: () => {} }")
      const library = await findLibrary(folder)
      expect(library.name).toBe('puppeteer')
      expect('puppeteer' in library && typeof library.puppeteer.launch).toBe('function')
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  test('is named in the error when it is missing', async () => {
    const missing = findLibrary('/nowhere', ['no-such-browser-library'])
    await expect(missing).rejects.toBeInstanceOf(BrowserLibraryMissingError)
    await expect(missing).rejects.toThrow(
      'Found none of no-such-browser-library from /nowhere. Install one: npm install --save-dev playwright-core',
    )
  })
})
