import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { startSite } from '../e2e-fixtures/site.ts'
import { formatCount } from '../src/shared/format.ts'
import { formatTable } from './format-table.ts'
import { renderGallery } from './gallery.ts'
import { drawList, logLines } from './progress.ts'
import { solvePages } from './solve-pages.ts'
import { summarise, toJson } from './summary.ts'
import { driverNames, type VisitOutcome } from './visit.ts'

const GALLERY = path.resolve('demo-results/index.html')

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })

const site = await startSite()
const pages = site.pages.filter(({ group }) => group === 'captcha')
console.error(`Site: ${formatCount(pages.length, 'page')} with captchas at ${site.url}\n`)

// Stdout is for results, so progress goes to stderr.
const progress = process.stderr.isTTY
  ? drawList(pages, driverNames, process.stderr)
  : logLines(process.stderr)
const outcomes = await solvePages(site, pages, driverNames, {
  attempt: progress.attempt,
  end(outcome) {
    progress.end(outcome)
    if (values.json) console.log(toJson(outcome))
  },
})
await progress.finished
await site.close()

const summary = summarise(outcomes, driverNames)
const print = values.json ? console.error : console.log
print(`\n${formatTable(outcomes)}\n`)
print(`${summary.solved} of ${formatCount(summary.pages, 'page')} accepted under every driver.`)
print(`Gallery: ${await writeGallery(outcomes)}`)
if (values.json) console.log(JSON.stringify(summary))
process.exitCode = summary.pages > 0 && summary.solved === summary.pages ? 0 : 1

async function writeGallery(shown: VisitOutcome[]): Promise<string> {
  await mkdir(path.dirname(GALLERY), { recursive: true })
  await writeFile(GALLERY, await renderGallery(shown, new Date()))
  return GALLERY
}
