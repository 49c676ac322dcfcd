import { parseArgs } from 'node:util'
import { startSite } from './site.ts'

const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } })
const site = await startSite({ port: Number(values.port) })
console.log(`The site is open at ${site.url}; Ctrl+C ends it.\n`)
for (const page of site.pages) {
  console.log(`${page.group.padEnd(8)} ${(site.url + page.path).padEnd(48)} ${page.title}`)
}
const queue = site.openWaitingRoom({ pace: 3_000, ahead: 5, challenge: 'picture', confirms: true })
console.log(
  `${'queue'.padEnd(8)} ${(site.url + queue.targetPath).padEnd(48)} A page behind a waiting room, with five ahead`,
)
