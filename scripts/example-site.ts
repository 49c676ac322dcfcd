/**
 * The pages that the examples are tried on, a waiting room, and a stand-in for CapSolver, all on this machine:
 * `npx tsx scripts/example-site.ts`, or with another port `npx tsx scripts/example-site.ts --port 4100`.
 * The first line that it prints is a JSON object of the variables that tell the examples where they are.
 */
import { parseArgs } from 'node:util'
import { startCapsolverEmulator } from '../e2e-fixtures/emulators/index.ts'
import { startSite } from '../e2e-fixtures/site.ts'

const { values } = parseArgs({ options: { port: { type: 'string', default: '4000' } } })
const site = await startSite({ port: Number(values.port) })
const room = site.openWaitingRoom({ pace: 1_000, ahead: 5, challenge: true, confirms: true })

const key = 'key-of-the-example'
const capsolver = await startCapsolverEmulator({ keys: [key] })
// It reads well, as it is told what the site has drawn last.
Object.defineProperty(capsolver, 'text', { get: () => site.answerOf('svg-image') ?? 'nothing' })

const variables = {
  SITE: site.url,
  TICKETS: site.url + room.targetPath,
  CAPSOLVER_ADDRESS: capsolver.url,
  CAPSOLVER_API_KEY: key,
}
console.log(JSON.stringify(variables))
console.log('Open until Ctrl+C.')
