import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import manifest from '../../../package.json' with { type: 'json' }
import { runProgram } from './run-program.ts'

const commands = ['read', 'bench', 'serve', 'work', 'balance', 'pick', 'doctor']
const styled = '\x1b['

describe('the command line', () => {
  test('lists every command, with examples and the exit status', async () => {
    const { stdout, exitCode } = await runProgram(['--help'])
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'))
    expect(stdout).toContain('Examples:\n  $ solve-image-captchas doctor\n')
    expect(stdout).toContain('Exit status:\n  0    success\n')
    expect(exitCode).toBe(0)
  })

  test('has a section of docs/cli.md for every command', async () => {
    const { stdout } = await runProgram(['--help'])
    const listed = /\nCommands:\n([\s\S]*?)\n\n/.exec(stdout)?.[1] ?? ''
    const names = [...listed.matchAll(/^ {2}(\w+) /gm)].map(([, name]) => name)
    expect(names).toEqual([...commands, 'help'])
    const docs = await readFile(new URL('../../../docs/cli.md', import.meta.url), 'utf8')
    expect([...docs.matchAll(/^## `(\w+)`$/gm)].map(([, name]) => name)).toEqual(commands)
  })

  test('prints its version', async () => {
    expect((await runProgram(['--version'])).stdout).toBe(`${manifest.version}\n`)
  })

  test.each(commands)(
    'explains %s: usage, options, --json and exit status, in 80 columns',
    async (command) => {
      const { stdout } = await runProgram([command, '--help'])
      expect(stdout).toContain(`Usage: solve-image-captchas ${command} `)
      expect(stdout).toContain('--json ')
      expect(stdout).toContain('With --json')
      expect(stdout).toMatch(/\nExit status:\n {2}0 {2,}\S/)
      const tooWide = stdout.split('\n').filter((line) => line.length > 80 && !/^ +[{$]/.test(line))
      expect(tooWide).toEqual([])
      expect((await runProgram(['help', command])).stdout).toBe(stdout)
    },
  )

  test.each([
    [['raed', 'captcha.png'], "error: unknown command 'raed'\n(Did you mean read?)"],
    [['doctor', '--jsno'], "error: unknown option '--jsno'\n(Did you mean --json?)"],
    [['read'], "error: missing required argument 'file-or-folder'"],
  ])('refuses %j, suggests the nearest name, and points to --help', async (words, message) => {
    const { stderr, exitCode } = await runProgram(words)
    expect(stderr).toContain(message)
    expect(stderr).toContain('Add --help to list the commands and options.')
    expect(exitCode).not.toBe(0)
  })

  test('colours its help only on a terminal, unless the environment says otherwise', async () => {
    const help = async (isTTY: boolean, env: Record<string, string> = {}) =>
      (await runProgram(['--help'], { isTTY, env })).stdout.includes(styled)
    expect(await help(true)).toBe(true)
    expect(await help(false)).toBe(false)
    expect(await help(true, { NO_COLOR: '1' })).toBe(false)
    expect(await help(true, { TERM: 'dumb' })).toBe(false)
    expect(await help(false, { FORCE_COLOR: '1' })).toBe(true)
    expect(await help(true, { FORCE_COLOR: '0' })).toBe(false)
  })
})
