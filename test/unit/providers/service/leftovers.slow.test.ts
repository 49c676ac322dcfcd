import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { emulatedServices, faults, startTupuEmulator } from '../../../../e2e-fixtures/emulators/index.ts'

test('no timer, socket, server or listener is left behind, however a reading ends', async () => {
  const hanging = await startTupuEmulator()
  hanging.failAlways(faults.hang)
  const services = await Promise.all(
    Object.values(emulatedServices).map(async (service) => ({
      ...service,
      ...(await service.start({ polls: 1 })),
    })),
  )
  const wires = services.map(({ provider, options, baseUrl }) => [provider, { ...options, baseUrl }])
  const withCallback = wires
    .filter(([provider]) => provider === 'capsolver')
    .map(([provider, options]) => [provider, { ...(options as object), callback: { wait: 2_000 } }])
  const file = fileURLToPath(new URL('leftovers-process.ts', import.meta.url))
  try {
    const words = ['--import', 'tsx', file, hanging.url, JSON.stringify([...wires, ...withCallback])]
    // It is killed, and this fails, when something keeps the process alive.
    const { stdout } = await promisify(execFile)(process.execPath, words, { timeout: 45_000 })
    expect(JSON.parse(stdout)).toEqual({
      readings: wires.length + withCallback.length,
      listeners: 0,
      resources: [],
    })
  } finally {
    await Promise.all(
      [hanging, ...services.map(({ emulator }) => emulator)].map((emulator) => emulator.close()),
    )
  }
})
