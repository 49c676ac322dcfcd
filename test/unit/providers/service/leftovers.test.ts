import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import {
  faults,
  startCapsolverEmulator,
  startOmocaptchaEmulator,
  startTupuEmulator,
} from '../../../../e2e-fixtures/emulators/index.ts'

test('no timer, socket, server or listener is left behind, however a reading ends', async () => {
  const hanging = await startTupuEmulator()
  hanging.failAlways(faults.hang)
  const services = [
    await startCapsolverEmulator({ polls: 1 }),
    await startOmocaptchaEmulator({ polls: 1 }),
    await startTupuEmulator(),
    hanging,
  ]
  const file = fileURLToPath(new URL('leftovers-process.ts', import.meta.url))
  try {
    const words = ['--import', 'tsx', file, ...services.map((service) => service.url)]
    // It is killed, and this fails, when something keeps the process alive.
    const { stdout } = await promisify(execFile)(process.execPath, words, { timeout: 45_000 })
    expect(JSON.parse(stdout)).toEqual({ readings: 4, listeners: 0, resources: [] })
  } finally {
    await Promise.all(services.map((service) => service.close()))
  }
})
