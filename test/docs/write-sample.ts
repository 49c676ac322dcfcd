import type { Browser } from '../../scripts/find-browser.mjs'
import { putBrowserIn } from '../../scripts/put-browser-in.mjs'
import type { Sample } from './samples.ts'

/** Where the samples' pages are. */
export interface Addresses {
  /** Origin of the fixture site. */
  fixtures: string
  /** Address of the quick start's page. */
  tryPage: string
  /** Address of a page behind a waiting room, for samples on `/tickets`. */
  tickets: string
  /** Address of a reader that answers as the samples say one does. */
  reader: string
}

/** What a piece needs in front of it to be whole, by the name it uses. */
const declarations: Record<string, string> = {
  test: `import { test as base } from '@playwright/test'
import { type ImageCaptchaTestOptions, imageCaptchaFixtures } from 'solve-image-captchas/playwright-test'
const test = base.extend<ImageCaptchaTestOptions>(imageCaptchaFixtures)`,
  context: `import { chromium } from 'playwright'
const browser = await chromium.launch()
const context = await browser.newContext()`,
  withImageCaptchas: `import { withImageCaptchas } from 'solve-image-captchas/playwright'`,
  page: `const page = await context.newPage()`,
  capsolver: `import { capsolver } from 'solve-image-captchas/providers'`,
  omocaptcha: `import { omocaptcha } from 'solve-image-captchas/providers'`,
  tupu: `import { tupu } from 'solve-image-captchas/providers'`,
  twoCaptcha: `import { twoCaptcha } from 'solve-image-captchas/providers'`,
  antiCaptcha: `import { antiCaptcha } from 'solve-image-captchas/providers'`,
  capMonster: `import { capMonster } from 'solve-image-captchas/providers'`,
  inPhp: `import { inPhp } from 'solve-image-captchas/providers'`,
  local: `import { local } from 'solve-image-captchas/providers'`,
  visionModel: `import type { ReadFunction } from 'solve-image-captchas/providers'
declare const visionModel: (options: { address: string; model: string; key?: string | undefined }) => ReadFunction`,
  modules: `import { modules } from 'solve-image-captchas'`,
  image: `declare const image: Uint8Array`,
  images: `declare const first: Uint8Array, second: Uint8Array`,
}

/** The whole program that a sample is part of. Whatever stands for an address of the reader's own leads to the tests'. */
export function writeSample(sample: Sample, addresses: Addresses, browser: Browser): string {
  const url = findAddress(sample.path, addresses)
  const code = sample.code
    .replaceAll('http://reader.internal:8080', addresses.reader)
    .replace(/https?:\/\/(localhost:\d+|staging\.example\.com)\/[^'"`\s]*/g, url)
  const names = listNames(sample).filter((name) => !declares(sample.code, name))
  const parts = [
    ...names.map((name) => declarations[name] ?? fail(sample, name)),
    ...openPage(sample, url),
    code,
  ]
  if (sample.kind === 'context') {
    parts.push(`const opened = await context.newPage()`, `await opened.goto('${url}')`)
    parts.push(`await opened.solveImageCaptchas()`)
  }
  if (sample.kind === 'context' || sample.kind === 'page') parts.push('await browser.close()')
  return putBrowserIn(`${parts.join('\n')}\nexport {}\n`, browser)
}

function findAddress(path: string | undefined, { fixtures, tickets, tryPage }: Addresses): string {
  if (path === undefined) return tryPage
  return path === '/tickets' ? tickets : fixtures + path
}

function listNames({ kind, given, code }: Sample): string[] {
  const names = given.flatMap((name) => (name === 'page' ? ['context', 'withImageCaptchas', 'page'] : [name]))
  if (kind === 'context' || given.includes('context')) names.push('withImageCaptchas')
  return [...new Set(names)].filter(
    (name) => name !== 'withImageCaptchas' || !/import \{ withImage/.test(code),
  )
}

/** A page that is given has the methods and is open. A context that is configured already isn't again. */
function openPage({ given, code, kind }: Sample, url: string): string[] {
  if (!given.includes('page')) return []
  const hasMethods = /^withImageCaptchas\(context/m.test(code)
  return [
    ...(hasMethods ? [] : ['withImageCaptchas(context)']),
    ...(kind === 'page' ? [`await page.goto('${url}')`] : []),
  ]
}

function declares(code: string, name: string): boolean {
  return new RegExp(`^(?:import \\{[^}]*\\b${name}\\b|const ${name}\\b)`, 'm').test(code)
}

function fail({ document, line }: Sample, name: string): never {
  throw new Error(`${document}:${line}: nothing is known to give for "${name}".`)
}
