/**
 * What one look at a page costs, `page.findImageCaptchas()`, beside puppeteer-extra-plugin-recaptcha's find and a plain walk of
 * the page's nodes; and what having the methods on a page, without and with `auto`, adds to a page load:
 * `npm run bench:look -- [rounds] [--json]`, with the package built. All take turns on the same pages, under Puppeteer.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import puppeteer, { type Page } from 'puppeteer-core'
import createRecaptchaPlugin from 'puppeteer-extra-plugin-recaptcha'
import { withImageCaptchas } from '../dist/puppeteer.mjs'
import { findBrowser } from '../scripts/find-browser.mjs'
import { image, pageOf, type Scene } from './shop-page.ts'

const [rounds = '20'] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))

const scenes: Scene[] = [60, 1_000, 10_000, 50_000].flatMap((nodes) =>
  [0, 500]
    .filter((images) => images * 4 <= nodes)
    .flatMap((images) => [false, true].map((captcha) => ({ nodes, images, captcha }))),
)

const server = createServer((request, response) => {
  const scene = scenes[Number(/^\/scene\/(\d+)$/.exec(request.url ?? '')?.[1])]
  response.setHeader('content-type', scene ? 'text/html; charset=utf-8' : 'image/svg+xml')
  response.end(scene ? pageOf(scene) : image)
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const median = (values: number[]) =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] as number

/** Medians of some ways to do something, which take turns. The first two rounds warm up. */
async function compare<Name extends string>(
  ways: Record<Name, () => Promise<unknown>>,
  most = Number(rounds),
): Promise<Record<Name, number>> {
  const names = Object.keys(ways) as Name[]
  const taken = new Map(names.map((name) => [name, [] as number[]]))
  for (let round = -2; round < most; round += 1) {
    for (const name of names) {
      const started = performance.now()
      await ways[name]()
      if (round >= 0) taken.get(name)?.push(performance.now() - started)
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(taken.get(name) ?? [])])) as Record<
    Name,
    number
  >
}

/** Visits every element, and reads what decides whether it is worth a second look. */
const walk = `(() => {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT)
  let count = 0
  while (walker.nextNode()) count += walker.currentNode.localName === 'input' || walker.currentNode.shadowRoot ? 1 : 0
  return count
})()`

const plugin = createRecaptchaPlugin()
const browser = await puppeteer.launch(await findBrowser())

async function newPage(options?: object): Promise<Page> {
  const page = await browser.newPage()
  if (options) await withImageCaptchas(page, options)
  return page
}

const page = await newPage({})
const looks = []
for (const [number, scene] of scenes.entries()) {
  await page.goto(`${base}/scene/${number}`)
  const { captchas } = await page.findImageCaptchas()
  if (captchas.length !== Number(scene.captcha)) throw new Error(`found ${captchas.length} captchas`)
  const { trip, walked, look, recaptcha } = await compare({
    trip: () => page.evaluate('1'),
    walked: () => page.evaluate(walk),
    look: () => page.findImageCaptchas(),
    recaptcha: () => plugin.findRecaptchas(page),
  })
  looks.push({ ...scene, ratio: look / recaptcha, look, recaptcha, walked, trip })
}

const loads = []
const ways = { bare: await newPage(), methods: await newPage({}), auto: await newPage({ auto: true }) }
for (const [number, scene] of scenes.entries()) {
  // With auto, a captcha would be solved: that is no cost of the hooks.
  if (scene.captcha) continue
  const load = async (target: Page) => {
    // Only the page in front is painted at full speed.
    await target.bringToFront()
    const started = performance.now()
    await target.goto(`${base}/scene/${number}`)
    return performance.now() - started
  }
  const { bare, methods, auto } = await compare({
    bare: () => load(ways.bare),
    methods: () => load(ways.methods),
    auto: () => load(ways.auto),
  })
  loads.push({ ...scene, ratioOfMethods: methods / bare, ratioOfAuto: auto / bare, bare, methods, auto })
}
await browser.close()
server.close()

if (process.argv.includes('--json')) console.log(JSON.stringify({ looks, loads }, null, 2))
else {
  const ms = (value: number) => `${value.toFixed(1)} ms`
  const name = ({ nodes, images, captcha }: Scene) =>
    `${nodes} elements, ${images} images${captcha ? ', a captcha' : ''}`
  console.log(
    `medians of ${rounds} rounds, interleaved\n\nratio of a look to the plugin's find, then each, a plain walk and an empty call\n`,
  )
  for (const { ratio, look, recaptcha, walked, trip, ...scene } of looks)
    console.log(
      `${ratio.toFixed(2).padStart(6)}  ${name(scene).padEnd(38)}  ${ms(look)} against ${ms(recaptcha)}; walk ${ms(walked)}, call ${ms(trip)}`,
    )
  console.log('\nratio of a page load with the methods, and with auto, to a bare one\n')
  for (const { ratioOfMethods, ratioOfAuto, bare, methods, auto, ...scene } of loads)
    console.log(
      `${ratioOfMethods.toFixed(2).padStart(6)}  ${ratioOfAuto.toFixed(2)}  ${name(scene).padEnd(38)}  ${ms(methods)} and ${ms(auto)} against ${ms(bare)}`,
    )
}
