/**
 * Starts the emulators of all providers, for manual tests:
 * `npm run emulators`, or with ports `npm run emulators -- 4801 4802 4803`, in the order of the output.
 * `npm run emulators -- --text abcd` sets the text that they read in every image.
 */
import { parseArgs } from 'node:util'
import {
  startCapsolverEmulator,
  startOmocaptchaEmulator,
  startTupuEmulator,
  wordAt,
} from '../e2e-fixtures/emulators/index.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { text: { type: 'string', default: 'abcd' }, key: { type: 'string', default: 'test-key' } },
})
const [first = 4801, second = 4802, third = 4803] = positionals.map(Number)
const { text } = values
const keys = [values.key]

const emulators = {
  capsolver: await startCapsolverEmulator({ port: first, keys, text, confidence: 0.99 }),
  omocaptcha: await startOmocaptchaEmulator({ port: second, keys, text, polls: 1 }),
  tupu: await startTupuEmulator({ port: third, keys, objects: [wordAt(text, 0.1, 0.2)], quota: Infinity }),
}

console.log(`Every emulator accepts the key ${values.key} and reads "${text}" in every image.`)
console.log(`capsolver({ apiKey: '${values.key}', baseUrl: '${emulators.capsolver.url}' })`)
console.log(`omocaptcha({ apiKey: '${values.key}', baseUrl: '${emulators.omocaptcha.url}/api' })`)
console.log(`tupu({ apiKey: '${values.key}', baseUrl: '${emulators.tupu.url}' })`)
console.log('Press Ctrl-C to stop them.')

process.once('SIGINT', () => Object.values(emulators).forEach((emulator) => void emulator.close()))
