/**
 * What `auto` costs the page that it watches, from its load on: its share of the time of the page's main thread and the tasks
 * that are longer than 50 ms, on pages without a captcha that lie still, that show a clock, and that grow: `npm run bench:auto -- [seconds] [--json]`,
 * with the package built. In processor time, which a busy machine doesn't add to; the same page without the package takes
 * turns with it, under Puppeteer.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import puppeteer, { type Page } from 'puppeteer-core'
import { withImageCaptchas } from '../dist/puppeteer.mjs'
import { findBrowser } from '../scripts/find-browser.mjs'
import { image, pageOf } from './shop-page.ts'

const [seconds = '6'] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const rounds = 3

/** What a page does by itself, ten times a second. */
const changes = {
  'lies still': '',
  'shows a clock': 'clock.textContent = performance.now()',
  grows: `document.querySelector('ul').insertAdjacentHTML('afterbegin', '<li><a href="/new"><img src="/image.svg" width="160" height="60" alt=""><span>New</span></a></li>')`,
}
type Change = keyof typeof changes

const scenes = [1_000, 10_000, 50_000].flatMap((nodes) =>
  (Object.keys(changes) as Change[]).map((change) => ({ nodes, images: nodes / 20, change })),
)

const server = createServer((request, response) => {
  const scene = scenes[Number(/^\/scene\/(\d+)$/.exec(request.url ?? '')?.[1])]
  response.setHeader('content-type', scene ? 'text/html; charset=utf-8' : 'image/svg+xml')
  if (!scene) return response.end(image)
  const script = `<p id="clock"></p><script>setInterval(() => { ${changes[scene.change]} }, 100)</script>`
  return response.end(pageOf({ ...scene, captcha: false }) + script)
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

interface TraceEvent {
  name: string
  pid: number
  tid: number
  /** Microseconds of processor time. */
  tdur?: number
  args: { data?: { frames?: { url: string; processId: number }[]; url?: string; processId?: number } }
}

/** What a page's main thread did while the page loaded, and for some seconds after. */
interface Measure {
  /** Milliseconds of processor time. */
  busy: number
  /** How many tasks took more than 50 of them. */
  longTasks: number
  /** Milliseconds that passed. */
  lasted: number
}

async function measure(page: Page, url: string): Promise<Measure> {
  // Only the page in front is painted at full speed.
  await page.bringToFront()
  await page.goto('about:blank')
  await page.tracing.start({ categories: ['disabled-by-default-devtools.timeline'] })
  const started = performance.now()
  await page.goto(url)
  await wait(Number(seconds) * 1_000)
  const lasted = performance.now() - started
  const trace = await page.tracing.stop()
  await page.goto('about:blank')
  const { traceEvents } = JSON.parse(Buffer.from(trace ?? []).toString()) as { traceEvents: TraceEvent[] }
  const pid = traceEvents.find(
    ({ name, args }) => name === 'FrameCommittedInBrowser' && args.data?.url === url,
  )?.args.data?.processId
  const tasks = traceEvents.filter(
    (event) => event.name === 'RunTask' && event.pid === pid && event.tid === pid,
  )
  const times = tasks.map(({ tdur = 0 }) => tdur / 1_000)
  const busy = times.reduce((sum, time) => sum + time, 0)
  return { busy, longTasks: times.filter((time) => time > 50).length, lasted }
}

const median = (values: number[]) =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] as number

const browser = await puppeteer.launch(await findBrowser())
const [bare, watched] = [await browser.newPage(), await browser.newPage()]
await withImageCaptchas(watched, { auto: true })
const results = []
for (const [number, scene] of scenes.entries()) {
  const url = `${base}/scene/${number}`
  const without: Measure[] = []
  const withAuto: Measure[] = []
  for (let round = 0; round < rounds; round += 1) {
    without.push(await measure(bare, url))
    withAuto.push(await measure(watched, url))
  }
  const of = (name: keyof Measure, all: Measure[]) => median(all.map((one) => one[name]))
  results.push({
    ...scene,
    share: (of('busy', withAuto) - of('busy', without)) / of('lasted', withAuto),
    busy: of('busy', withAuto),
    busyWithout: of('busy', without),
    longTasks: of('longTasks', withAuto),
    longTasksWithout: of('longTasks', without),
  })
}
await browser.close()
server.close()

if (process.argv.includes('--json')) console.log(JSON.stringify(results, null, 2))
else {
  console.log(
    `medians of ${rounds} rounds of a load and ${seconds} s after it, in processor time\n\nshare of auto, tasks over 50 ms with and without\n`,
  )
  for (const { nodes, images, change, share, longTasks, longTasksWithout } of results)
    console.log(
      `${(share * 100).toFixed(1).padStart(5)} %  ${`${nodes} elements, ${images} images, ${change}`.padEnd(46)}  ${longTasks} against ${longTasksWithout}`,
    )
}
