/**
 * How often a captcha is solved in one call with the defaults, and at what price: `npm run bench:solve-rate -- <folder> [solves of
 * each source] [--json]`, with the package built. The folder has the layout of `solve-image-captchas bench`. Every image is behind a
 * form on loopback, which shows another one after each answer and on request, and nothing but the form knows the answers.
 */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'
import { chromium } from 'playwright-core'
import { withImageCaptchas } from '../dist/playwright.mjs'
import { findBrowser } from '../scripts/find-browser.mjs'
import { findSamples, type Sample } from '../src/cli/commands/bench/find-samples.ts'

const [folder, solves = '20'] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
if (!folder)
  throw new Error('Usage: npm run bench:solve-rate -- <folder of labelled images> [solves of each source]')

const types: Record<string, string> = { '.png': 'image/png', '.gif': 'image/gif', '.jpg': 'image/jpeg' }
const { samples } = await findSamples(folder)
if (samples.length === 0) throw new Error(`There are no labelled images in ${folder}.`)
const bySource = new Map<string, Sample[]>()
for (const sample of samples) bySource.set(sample.source, [...(bySource.get(sample.source) ?? []), sample])

/** What a visitor was shown last. */
const shown = new Map<string, Sample>()
const next = new Map<string, number>()

const server = createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += chunk
  const { pathname } = new URL(request.url ?? '/', 'http://localhost')
  const [, source = '', what] = pathname.split('/').map(decodeURIComponent)
  const visitor = /visitor=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? randomUUID()
  const headers = { 'cache-control': 'no-store', 'set-cookie': `visitor=${visitor}; Path=/` }
  if (what === 'image') {
    const images = bySource.get(source) ?? []
    const number = next.get(source) ?? 0
    next.set(source, number + 1)
    const sample = images[number % images.length] as Sample
    shown.set(visitor, sample)
    const type = types[extname(sample.file)] ?? 'image/png'
    return response.writeHead(200, { ...headers, 'content-type': type }).end(await readFile(sample.file))
  }
  if (request.method === 'POST') {
    const answer = (await shown.get(visitor)?.findAnswer())?.toLowerCase()
    const isRight = new URLSearchParams(body).get('captcha')?.toLowerCase() === answer && answer !== undefined
    shown.delete(visitor)
    return response
      .writeHead(303, { ...headers, location: `/${source}/${isRight ? 'welcome' : 'again'}` })
      .end()
  }
  const content =
    what === 'welcome'
      ? '<h1>Welcome</h1>'
      : `${what === 'again' ? '<p role="alert">Wrong characters, please try again.</p>' : ''}<form method="post"><img id="captcha" src="image?1" alt="captcha">
<button type="button" title="Another image" onclick="captcha.src='image?'+Math.random()">↻</button>
<label>Characters in the image <input name="captcha" autocomplete="off"></label><button>Send</button></form>`
  response
    .writeHead(200, { ...headers, 'content-type': 'text/html; charset=utf-8' })
    .end(`<!doctype html><html lang="en"><title>Comment</title>${content}</html>`)
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const browser = await chromium.launch(await findBrowser())

interface Row {
  source: string
  solves: number
  solved: number
  images: number
  wrong: number
}

async function measure(source: string): Promise<Row> {
  const row: Row = { source, solves: Number(solves), solved: 0, images: 0, wrong: 0 }
  for (let solve = 0; solve < row.solves; solve++) {
    const context = await browser.newContext()
    withImageCaptchas(context, { timeout: 120_000 })
    const page = await context.newPage()
    try {
      await page.goto(`${base}/${encodeURIComponent(source)}/`)
      const solution = await page
        .solveImageCaptchas()
        .catch((error: { attempts?: { verdict: string }[] }) => error)
      const attempts =
        'solutions' in solution
          ? solution.solutions.flatMap((each) => each.attempts)
          : (solution.attempts ?? [])
      row.images += attempts.length
      row.wrong += attempts.filter(({ verdict }) => verdict === 'rejected').length
      if (page.url().endsWith('/welcome')) row.solved++
    } finally {
      await context.close()
    }
  }
  return row
}

const rows: Row[] = []
for (const source of bySource.keys()) {
  const row = await measure(source)
  rows.push(row)
  console.error(
    `${source}: ${row.solved} of ${row.solves} solved, ${(row.images / row.solves).toFixed(1)} images and ${(row.wrong / row.solves).toFixed(2)} wrong answers each`,
  )
}
await browser.close()
server.close()

if (process.argv.includes('--json')) console.log(JSON.stringify(rows, undefined, 1))
else {
  console.log('| library | solved | images for one | wrong answers for one |\n|---|---|---|---|')
  for (const { source, solves: of, solved, images, wrong } of rows)
    console.log(
      `| ${source} | ${Math.round((100 * solved) / of)} % | ${(images / of).toFixed(1)} | ${(wrong / of).toFixed(2)} |`,
    )
}
