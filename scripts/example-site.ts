/**
 * Serves the pages of the examples, a waiting room, and an emulator of CapSolver on this machine:
 * `npx tsx scripts/example-site.ts`, or on another port `npx tsx scripts/example-site.ts --port 4100`.
 * The first line of output is a JSON object of environment variables with their addresses.
 */
import { parseArgs } from 'node:util'
import { startCapsolverEmulator } from '../e2e-fixtures/emulators/index.ts'
import { startSite } from '../e2e-fixtures/site.ts'

const { values } = parseArgs({ options: { port: { type: 'string', default: '4000' } } })
const site = await startSite({ port: Number(values.port) })
const room = site.openWaitingRoom({ pace: 1_000, ahead: 5, challenge: 'picture', confirms: true })

const key = 'key-of-the-example'
const capsolver = await startCapsolverEmulator({ keys: [key] })
// It always reads correctly, since it gets the answer from the site.
Object.defineProperty(capsolver, 'text', { get: () => site.answerOf('svg-image') ?? 'nothing' })

const variables = {
  SITE: site.url,
  TICKETS: site.url + room.targetPath,
  CAPSOLVER_ADDRESS: capsolver.url,
  CAPSOLVER_API_KEY: key,
}
console.log(JSON.stringify(variables))
console.log('Press Ctrl-C to stop.')
