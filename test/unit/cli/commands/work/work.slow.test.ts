import { describe, expect, test } from 'vitest'
import { createErrorLog, formatJob, formatStart } from '../../../../../src/cli/commands/work/format-log.ts'
import { runProgram } from '../../run-program.ts'

const redis = ['--redis', 'redis://127.0.0.1:1']

describe('the work command', () => {
  test.each([
    [[], 'error: which Redis? Add --redis redis://127.0.0.1:6379, or set SOLVE_IMAGE_CAPTCHAS_REDIS.'],
    [[...redis, '--queue', 'a:b'], 'Expected letters, digits, ".", "_" and "-".'],
    [[...redis, '--provider', 'local,nobody'], 'Expected names of local, capsolver,'],
    [
      [...redis, '--provider', 'capsolver'],
      'error: capsolver needs the key of your account: set CAPSOLVER_API_KEY.',
    ],
    [[...redis, '--concurrency', '0'], 'Expected a whole number, at least 1.'],
    [[...redis, '--rate', 'ten'], 'Expected a rate such as 10/s, 500/m or 1000/h.'],
    [[...redis, '--rate', '0/s'], 'Expected a rate such as 10/s, 500/m or 1000/h.'],
    [[...redis, '--budget-cost', '-1'], 'Expected an amount such as 2 or 0.5.'],
    [[...redis, '--price', 'capsolver'], 'Expected a price such as capsolver=0.0004.'],
    [redis, "error: Redis at redis://127.0.0.1:1 can't be used: connect ECONNREFUSED 127.0.0.1:1"],
  ])('refuses %j', async (words, message) => {
    const run = await runProgram(['work', ...words])
    expect(run.stderr).toContain(message)
    expect(run.exitCode).not.toBe(0)
    expect(run.stdout).toBe('')
  })

  test('asks for a price where the cost is limited', async () => {
    const words = ['work', ...redis, '--provider', 'capsolver', '--budget-cost', '2']
    const env = { CAPSOLVER_API_KEY: 'CAP-1' }
    expect((await runProgram(words, { env })).stderr).toContain('add --price capsolver=0.0004')
    expect((await runProgram([...words, '--price', 'capsolver=0.001'], { env })).stderr).not.toContain(
      '--price',
    )
  })

  test('never prints the password of the Redis', async () => {
    for (const address of ['redis://:open-sesame@127.0.0.1:1', 'http://:open-sesame@127.0.0.1']) {
      const env = { SOLVE_IMAGE_CAPTCHAS_REDIS: address }
      const run = await runProgram(['work'], { env }).catch((error: Error) => ({
        stdout: '',
        stderr: error.message,
      }))
      expect(run.stderr).not.toBe('')
      expect(run.stdout + run.stderr).not.toContain('open-sesame')
    }
  })
})

describe('what the work command prints', () => {
  const terminal = { stdout: { write: () => true }, env: {} }
  const start = { redis: 'redis://127.0.0.1:6379', queue: 'images', url: 'http://127.0.0.1:8766' }

  test('is where it works and what for', () => {
    expect(formatStart({ ...start, providers: ['local', 'capsolver'] })).toBe(
      'Working on the queue images at redis://127.0.0.1:6379, providers local, capsolver. ' +
        'Health and metrics at http://127.0.0.1:8766. Press Ctrl-C to stop.\n',
    )
    expect(JSON.parse(formatStart({ ...start, providers: ['local'], json: true }))).toEqual({
      event: 'working',
      ...start,
      providers: ['local'],
    })
  })

  test('is a line for each job', () => {
    const job = { name: 'read', outcome: 'ok', provider: 'local', ms: 21.43 } as const
    expect(formatJob(job, {}, terminal)).toBe('read    ok                          local           21 ms\n')
    expect(formatJob(job, { json: true }, terminal)).toBe(
      '{"event":"job","name":"read","outcome":"ok","provider":"local","ms":21.4}\n',
    )
    const { provider: _, ...unread } = job
    expect(JSON.parse(formatJob({ ...unread, outcome: 'expired' }, { json: true }, terminal))).toEqual({
      event: 'job',
      name: 'read',
      outcome: 'expired',
      ms: 21.4,
    })
  })

  test('is the same error once, without what a terminal obeys', () => {
    let printed = ''
    const log = createErrorLog({ stderr: { write: (text) => (printed += text) } })
    for (const message of ['away', 'away', '\u001b[31mback', 'away']) log(new Error(message))
    expect(printed).toBe('away\n\\u001b[31mback\naway\n')
  })
})
