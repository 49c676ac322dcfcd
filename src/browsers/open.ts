import { existsSync } from 'node:fs'
import process from 'node:process'
import type { Browser as PuppeteerBrowser } from 'puppeteer-core'
import { BrowserNotOpenedError } from '../errors/index.ts'
import type { PagePort } from '../page/port.ts'
import { abortable } from '../shared/abort.ts'
import { defined } from '../shared/defined.ts'
import { firstLine } from '../shared/format.ts'
import { listExecutables } from './executables.ts'
import { findLibrary, type Library } from './library.ts'

export interface BrowserChoice {
  /** DevTools endpoint of a running browser: `http://127.0.0.1:9222`, or a `ws:` address. */
  cdp?: string | undefined
  /** The executable to start, without `cdp`. */
  executablePath?: string | undefined
  /** The packages that may drive the browser. All known ones when left out. */
  libraries?: readonly string[]
  /** Whether the browser has no window. */
  isHeadless?: boolean
}

/** A browser that was started, or that was already running. */
export interface OpenedBrowser {
  /** Opens a page. In a running browser, a tab that already shows the address is used as it is. */
  openPage(url: string): Promise<PagePort>
  /** Returns its name and version, for example `Chrome/131.0.6778.33`. */
  version(): Promise<string>
  /** Calls the listener when the browser is closed or disconnected. */
  onGone(listener: () => void): void
  /** Closes what was opened: the browser, or only the page in a browser that was already running. */
  close(): Promise<void>
}

interface PageLike extends PagePort {
  goto(url: string, options: { waitUntil: 'domcontentloaded' }): Promise<unknown>
  bringToFront(): Promise<void>
  close(): Promise<void>
}

/** The browser of either library. */
interface BrowserLike {
  pages(): Promise<PageLike[]>
  newPage(): Promise<PageLike>
  version(): Promise<string>
  onGone(listener: () => void): void
  /** Closes a browser that was started, and disconnects from one that was already running. */
  end(): Promise<void>
}

/**
 * Starts a browser, or connects to a running one, with the library that the user has installed.
 *
 * @throws {BrowserLibraryMissingError} with what to install.
 * @throws {BrowserNotOpenedError} with what was tried.
 */
export async function openBrowser(choice: BrowserChoice): Promise<OpenedBrowser> {
  const library = await findLibrary(process.cwd(), choice.libraries)
  const browser = choice.cdp === undefined ? await start(library, choice) : await connect(library, choice.cdp)
  let opened: PageLike | undefined
  return {
    async openPage(url) {
      const wanted = new URL(url).href
      const existing = (await browser.pages()).find((page) => page.url() === wanted)
      const page = existing ?? (await browser.newPage())
      if (!existing) opened = page
      await page.bringToFront()
      if (!existing) await load(page, wanted)
      return page
    },
    version: () => browser.version(),
    onGone: (listener) => browser.onGone(listener),
    async close() {
      // A page may already be closed, by the user or along with its browser.
      if (choice.cdp !== undefined && opened && !opened.isClosed()) await closeOwn(opened)
      await browser.end()
    },
  }
}

async function start(
  library: Library,
  { executablePath, isHeadless = false }: BrowserChoice,
): Promise<BrowserLike> {
  const problems: string[] = []
  let cause: unknown
  for (const executable of listExecutables(executablePath)) {
    // Puppeteer 21 neither starts nor fails when the executable does not exist.
    if (executable !== undefined && !existsSync(executable)) {
      problems.push(`${executable}: no such file`)
      continue
    }
    try {
      return await startOne(library, isHeadless, defined({ executablePath: executable }))
    } catch (error) {
      cause = error
      problems.push(`${executable ?? `the browser of ${library.name}`}: ${firstLine(error)}`)
    }
  }
  throw new BrowserNotOpenedError(
    `start a browser with ${library.name}`,
    problems.join('; '),
    isHeadless
      ? 'Run it with --headless to see what it lacks, or choose another one with --browser <executable>.'
      : 'Choose one with --browser <executable>. A window needs a display; without one, connect to a browser elsewhere with --cdp <endpoint>.',
    { cause },
  )
}

async function startOne(
  library: Library,
  isHeadless: boolean,
  executable: { executablePath?: string },
): Promise<BrowserLike> {
  const options = {
    ...executable,
    headless: isHeadless,
    // Chromium refuses to start as root with its sandbox.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    // The command handles Ctrl-C itself, and closes the browser.
    handleSIGINT: false,
  }
  if ('playwright' in library) {
    const browser = await library.playwright.chromium.launch(options)
    const context = await browser.newContext({ viewport: null })
    return {
      pages: async () => context.pages(),
      newPage: () => context.newPage(),
      version: async () => `Chromium ${browser.version()}`,
      onGone: (listener) => void browser.on('disconnected', listener),
      end: () => browser.close(),
    }
  }
  // With a pipe, the browser ends with this process, however that ends.
  const browser = await library.puppeteer.launch({ ...options, ...interactive, pipe: true })
  return { ...puppeteerPages(browser), end: () => browser.close() }
}

async function connect(library: Library, endpoint: string): Promise<BrowserLike> {
  try {
    if ('playwright' in library) {
      const browser = await library.playwright.chromium.connectOverCDP(endpoint)
      return {
        pages: async () => browser.contexts().flatMap((context) => context.pages()),
        newPage: async () => (browser.contexts()[0] ?? (await browser.newContext())).newPage(),
        version: async () => `Chromium ${browser.version()}`,
        onGone: (listener) => void browser.on('disconnected', listener),
        // On a connected browser, this only disconnects.
        end: () => browser.close(),
      }
    }
    const address = /^wss?:/.test(endpoint) ? { browserWSEndpoint: endpoint } : { browserURL: endpoint }
    const browser = await library.puppeteer.connect({ ...address, ...interactive })
    return { ...puppeteerPages(browser), end: () => browser.disconnect() }
  } catch (error) {
    throw new BrowserNotOpenedError(
      `connect to ${endpoint} with ${library.name}`,
      firstLine(error),
      'Start the browser with --remote-debugging-port=9222 and a separate --user-data-dir.',
      { cause: error },
    )
  }
}

/** Milliseconds that a page may take to close. A page that is blocked by a dialog or a crash is left open. */
const closeTimeout = 5_000

async function closeOwn(page: PageLike): Promise<void> {
  await abortable(page.close(), AbortSignal.timeout(closeTimeout)).catch(() => undefined)
}

/** No timeout, since users take their time, and no fixed viewport, since they size the window. */
const interactive = { protocolTimeout: 0, defaultViewport: null }

function puppeteerPages(browser: PuppeteerBrowser): Omit<BrowserLike, 'end'> {
  return {
    pages: () => browser.pages(),
    newPage: () => browser.newPage(),
    version: () => browser.version(),
    onGone: (listener) => void browser.on('disconnected', listener),
  }
}

async function load(page: PageLike, url: string): Promise<void> {
  try {
    await page.goto(url, { waitUntil: 'domcontentloaded' })
  } catch (error) {
    const advice = 'Check that the site is running and the address is right.'
    throw new BrowserNotOpenedError(`open ${url}`, firstLine(error), advice, { cause: error })
  }
}
