/**
 * What a whole solve takes beside a script that knows the page, and where the time goes: `npm run bench:solve -- [rounds]
 * [--json]`, with the package built. Both type the same answers into the same pages and wait for the same success, in turns,
 * under both drivers. Nobody reads an image: the answers are given, so that what is measured is finding, typing, submitting
 * and confirming.
 */
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { chromium } from 'playwright-core'
import puppeteer from 'puppeteer-core'
import { withImageCaptchas as withPlaywright } from '../dist/playwright.mjs'
import { withImageCaptchas as withPuppeteer } from '../dist/puppeteer.mjs'
import { findBrowser } from '../scripts/find-browser.mjs'

// The package's own copy, and not one that a library of another bench brought.
const debug: typeof import('debug') = createRequire(new URL('../dist/index.mjs', import.meta.url))('debug')

const [rounds = '20'] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))

const image = (number: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="150" height="50"><text x="20" y="35" font-size="28">k7Wp</text><path d="M${number % 140} 5h9"/></svg>`

const document = (body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Sign in</title><body>${body}</body></html>`
const form = (message: string, script = '') =>
  document(
    `<h1>Sign in</h1><p id="message" role="alert">${message}</p><form id="form" method="post"><label>User <input name="user" value="ada"></label>` +
      `<p><img id="image" alt="captcha" src="/image.svg?${Date.now()}"></p><label>Characters in the image <input id="answer" name="captcha"></label>` +
      `<button id="go">Sign in</button></form><div id="out"></div>${script}`,
  )
const inPlace = `<script>form.onsubmit=async e=>{e.preventDefault();const r=await fetch('/check',{method:'POST',body:answer.value});
if((await r.json()).ok){form.remove();out.innerHTML='<h2 id="welcome">Welcome, Ada</h2>'}
else{message.textContent='Wrong captcha';answer.value='';image.src='/image.svg?'+Math.random()}}</script>`

let number = 0
const server = createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += chunk
  const { pathname } = new URL(request.url ?? '/', 'http://localhost')
  const isRight = body.includes('k7Wp')
  const send = (type: string, text: string, status = 200, headers = {}) =>
    response
      .writeHead(status, {
        'content-type': `${type}; charset=utf-8`,
        'cache-control': 'no-store',
        ...headers,
      })
      .end(text)
  if (pathname === '/image.svg') return send('image/svg+xml', image(++number))
  if (pathname === '/check') return send('application/json', JSON.stringify({ ok: isRight }))
  if (pathname === '/welcome') return send('text/html', document('<h1 id="welcome">Welcome, Ada</h1>'))
  if (pathname === '/in-place') return send('text/html', form('', inPlace))
  if (request.method === 'POST' && isRight) return send('text/html', '', 302, { location: '/welcome' })
  return send('text/html', form(request.method === 'POST' ? 'Wrong captcha' : ''))
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

interface Scene {
  name: string
  path: string
  answers: string[]
}

const scenes: Scene[] = [
  { name: 'navigation', path: '/classic', answers: ['k7Wp'] },
  { name: 'navigation, refused once', path: '/classic', answers: ['zzzz', 'k7Wp'] },
  { name: 'in place', path: '/in-place', answers: ['k7Wp'] },
  { name: 'in place, refused once', path: '/in-place', answers: ['zzzz', 'k7Wp'] },
]

/** What both drivers' pages have in common, as far as it is used here. */
interface BenchPage {
  goto(url: string): Promise<unknown>
  type(selector: string, text: string): Promise<void>
  click(selector: string): Promise<void>
  waitForSelector(selector: string): Promise<unknown>
  evaluate(expression: string): Promise<unknown>
  solveImageCaptchas(options: object): Promise<{ solved: { verdict: string }[] }>
  close(): Promise<void>
}

/** What an engineer would write by hand who knows the page. */
async function byHand(page: BenchPage, { answers }: Scene): Promise<void> {
  for (const [index, answer] of answers.entries()) {
    await page.type('#answer', answer)
    await page.click('#go')
    if (index === answers.length - 1) await page.waitForSelector('#welcome')
    else await page.waitForSelector('#message:not(:empty)')
  }
}

async function solve(page: BenchPage, { answers }: Scene): Promise<void> {
  const left = [...answers]
  const { solved } = await page.solveImageCaptchas({ provider: () => left.shift() ?? '' })
  if (solved[0]?.verdict !== 'accepted') throw new Error(`the page was solved with ${solved[0]?.verdict}`)
}

async function time(page: BenchPage, scene: Scene, run: typeof solve): Promise<number> {
  await page.goto(base + scene.path)
  const started = performance.now()
  await run(page, scene)
  return performance.now() - started
}

const stages = ['find', 'capture', 'read', 'enter', 'confirm'] as const
type Times = Record<(typeof stages)[number], number>

/** Milliseconds of each stage of one solve, from the package's own log. */
async function timeStages(page: BenchPage, scene: Scene): Promise<Times> {
  const times: Times = { find: 0, capture: 0, read: 0, enter: 0, confirm: 0 }
  debug.log = (...written) => {
    const [, stage, ms] = /solve-image-captchas:(\w+) .*, (\d+) ms/.exec(written.join(' ')) ?? []
    if (stage && stage in times) times[stage as keyof Times] += Number(ms)
  }
  process.env.DEBUG = 'solve-image-captchas:*'
  await time(page, scene, solve)
  delete process.env.DEBUG
  return times
}

const median = (values: number[]) =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] as number

const options = await findBrowser()
const results: {
  driver: string
  scene: string
  ratio: number
  solve: number
  byHand: number
  stages: Times
}[] = []

// This also sets the variable, without which the package writes nothing.
debug.enable('solve-image-captchas:*')
delete process.env.DEBUG

async function measure(driver: string, page: BenchPage): Promise<void> {
  for (const scene of scenes) {
    const ours: number[] = []
    const theirs: number[] = []
    const parts: Times[] = []
    for (let round = -2; round < Number(rounds); round += 1) {
      const [one, other] = [await time(page, scene, solve), await time(page, scene, byHand)]
      // The first two warm the browser up.
      if (round >= 0) ours.push(one)
      if (round >= 0) theirs.push(other)
      if (round >= 0) parts.push(await timeStages(page, scene))
    }
    results.push({
      driver,
      scene: scene.name,
      ratio: median(ours) / median(theirs),
      solve: median(ours),
      byHand: median(theirs),
      stages: Object.fromEntries(
        stages.map((stage) => [stage, median(parts.map((part) => part[stage]))]),
      ) as Times,
    })
  }
}

const playwright = await chromium.launch(options)
const context = await playwright.newContext()
withPlaywright(context)
await measure('playwright', (await context.newPage()) as unknown as BenchPage)
await playwright.close()

const browser = await puppeteer.launch(options)
await withPuppeteer(browser)
await measure('puppeteer', (await browser.newPage()) as unknown as BenchPage)
await browser.close()
server.close()

if (process.argv.includes('--json')) console.log(JSON.stringify(results, null, 2))
else {
  console.log(
    `medians of ${rounds} rounds, interleaved; ratio of a whole solve to a script that knows the page\n`,
  )
  for (const { driver, scene, ratio, solve: ours, byHand: theirs, stages: parts } of results)
    console.log(
      `${ratio.toFixed(2).padStart(6)}  ${driver.padEnd(10)}  ${scene.padEnd(26)}  ${ours.toFixed(0).padStart(4)} ms against ${theirs.toFixed(0).padStart(3)} ms: ${stages.map((stage) => `${stage} ${parts[stage]}`).join(', ')}`,
    )
}
