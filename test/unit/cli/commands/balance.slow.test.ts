import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  type CapsolverEmulator,
  type OmocaptchaEmulator,
  startCapsolverEmulator,
  startOmocaptchaEmulator,
} from '../../../../e2e-fixtures/emulators/index.ts'
import { ProviderError } from '../../../../src/errors/index.ts'
import { runProgram } from '../run-program.ts'

let capsolver: CapsolverEmulator
let omocaptcha: OmocaptchaEmulator
beforeEach(async () => {
  capsolver = await startCapsolverEmulator({ balance: 3.25, confidence: 0.9 })
  omocaptcha = await startOmocaptchaEmulator({ balance: 1.5 })
  for (const name of ['CAPSOLVER', 'OMOCAPTCHA', 'TUPU']) vi.stubEnv(`${name}_API_KEY`, 'test-key')
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await Promise.all([capsolver.close(), omocaptcha.close()])
})

describe('the balance command', () => {
  test('prints the balance of the account', async () => {
    const run = await runProgram(['balance', '--provider', 'capsolver', '--base-url', capsolver.url])
    expect(run).toEqual({ stdout: 'capsolver  3.25\n', stderr: '', exitCode: 0 })
  })

  test.each([
    ['v1', 'api'],
    ['v2', 'v2'],
  ])('prints a line of JSON for generation %s', async (api, path) => {
    const words = [
      'balance',
      '--provider',
      'omocaptcha',
      '--api',
      api,
      '--base-url',
      `${omocaptcha.url}/${path}`,
      '--json',
    ]
    const run = await runProgram(words)
    expect(run.stdout).toBe('{"provider":"omocaptcha","balance":1.5}\n')
  })

  test('is wrong usage without a provider that has a balance', async () => {
    expect(await runProgram(['balance'])).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('--provider'),
    })
    const run = await runProgram(['balance', '--provider', 'tupu'])
    expect(run.stderr).toContain('Allowed choices are capsolver, omocaptcha')
  })

  test('fails with the message of the service when the key is refused', async () => {
    vi.stubEnv('CAPSOLVER_API_KEY', 'unknown-key')
    const run = runProgram(['balance', '--provider', 'capsolver', '--base-url', capsolver.url])
    await expect(run).rejects.toBeInstanceOf(ProviderError)
    await expect(run).rejects.toThrow(
      'capsolver answered ERROR_KEY_DENIED_ACCESS, the key was refused: "no account of [redacted]".',
    )
  })
})
