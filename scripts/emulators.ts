/**
 * Starts the emulators of all providers, for manual tests:
 * `npm run emulators`, or with ports `npm run emulators -- 4801 4802 4803`, in the order of the output.
 * `npm run emulators -- --text abcd` sets the text that they read in every image.
 */
import { parseArgs } from 'node:util'
import { emulatedServices } from '../e2e-fixtures/emulators/index.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { text: { type: 'string', default: 'abcd' }, key: { type: 'string', default: 'test-key' } },
})
const { text, key } = values
// An emulator serves every API of its service.
const services = Object.values(emulatedServices).filter(({ options }) => !options)
const running = await Promise.all(
  services.map(({ start }, index) =>
    start({ port: Number(positionals[index] ?? 4801 + index), keys: [key], text }),
  ),
)

console.log(`Every emulator accepts the key ${key} and reads "${text}" in every image.`)
for (const [index, { baseUrl }] of running.entries())
  console.log(`${services[index]?.provider}({ apiKey: '${key}', baseUrl: '${baseUrl}' })`)
console.log('Press Ctrl-C to stop them.')

process.once('SIGINT', () => running.forEach(({ emulator }) => void emulator.close()))
