import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { formatError, formatRequest, formatStart } from '../../../../../src/cli/commands/serve/format-log.ts'
import { runProgram } from '../../run-program.ts'

describe('the serve command', () => {
  test.each([
    [['--port', '70000'], 'Expected a port from 0 to 65535.'],
    [['--port', ''], 'Expected a port from 0 to 65535.'],
    [['--host', 'http://here'], 'Expected a host name or an address such as 127.0.0.1.'],
    [['--concurrency', '0'], 'Expected a whole number, at least 1.'],
    [['--queue', 'many'], 'Expected a whole number, at least 1.'],
    [['--body-limit', '2 pounds'], 'Expected a size such as 500kb or 2mb.'],
    [['--grace', 'soon'], 'Expected a number of seconds greater than 0'],
    [['--timeout', '0'], 'Expected a number of seconds greater than 0'],
    [['--key', ''], 'error: the key is empty.'],
    [
      ['--host', '0.0.0.0'],
      'error: other machines can reach 0.0.0.0, so a key is required: set SOLVE_IMAGE_CAPTCHAS_SERVE_KEY',
    ],
    [['--host', '::'], 'error: other machines can reach [::], so a key is required'],
  ])('refuses %j', async (words, message) => {
    const run = await runProgram(['serve', ...words])
    expect(run.stderr).toContain(message)
    expect(run.exitCode).not.toBe(0)
    expect(run.stdout).toBe('')
  })

  test('reports a port that is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    try {
      const run = await runProgram(['serve', '--port', String(port)])
      expect(run.stderr).toContain(
        `error: cannot listen on port ${port} of 127.0.0.1: the port is in use. ` +
          'Choose another port, or a free one with --port 0.',
      )
    } finally {
      other.close()
    }
  })

  test('explains itself, exit status included, and is listed', async () => {
    const { stdout } = await runProgram(['serve', '--help'])
    expect(stdout).toContain('Exit status:\n  0    stopped')
    expect((await runProgram(['--help'])).stdout).toContain('serve the recogniser over HTTP')
  })
})

describe('what the serve command prints', () => {
  const start = { url: 'http://127.0.0.1:8765', provider: 'local' }
  const terminal = { stdout: { write: () => true }, env: {} }
  const request = { endpoint: 'createTask', status: 200, outcome: 'ok', ms: 21.43 }

  test('is where it listens and for whom', () => {
    expect(formatStart({ ...start, hasKey: false })).toBe(
      'Listening on http://127.0.0.1:8765 for any client on this machine, provider local. Press Ctrl-C to stop.\n',
    )
    expect(formatStart({ ...start, hasKey: true })).toContain('for clients that have the key')
    expect(formatStart({ ...start, hasKey: true, json: true })).toBe(
      '{"event":"listening","url":"http://127.0.0.1:8765","provider":"local","key":true}\n',
    )
  })

  test('is a line for each request, in columns or in JSON', () => {
    const lines = [request, { ...request, outcome: 'ERROR_CAPTCHA_UNSOLVABLE', status: 400, ms: 4321 }]
    expect(lines.map((line) => formatRequest(line, {}, terminal)).join('')).toBe(
      'createTask     200  ok                            21 ms\n' +
        'createTask     400  ERROR_CAPTCHA_UNSOLVABLE    4321 ms\n',
    )
    expect(formatRequest(request, { json: true }, terminal)).toBe(
      '{"event":"request","endpoint":"createTask","status":200,"outcome":"ok","ms":21.4}\n',
    )
  })

  test('shows what a client wrote as it is written, and obeys nothing in it', () => {
    const error = new Error('no \u001b[2Jtext \u202egnp.exe\nsecond line')
    expect(formatError(error)).toContain('no \\u001b[2Jtext \\u202egnp.exe\nsecond line')
    expect(formatError('\u009b31m')).toBe('\\u009b31m\n')
    const strange = { ...request, outcome: 'A\u2066B' }
    expect(formatRequest(strange, {}, terminal)).toContain('A\\u2066B')
    const line = formatRequest(strange, { json: true }, terminal)
    expect(line).toContain('A\\u2066B')
    expect(JSON.parse(line).outcome).toBe('A\u2066B')
  })
})
