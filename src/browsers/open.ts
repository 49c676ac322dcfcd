import { existsSync } from 'node:fs'
import process from 'node:process'
import type { Browser as PuppeteerBrowser } from 'puppeteer-core'
import { BrowserNotOpenedError } from '../errors/index.ts'
import type { PagePort } from '../page/port.ts'
import { abortable } from '../shared/abort.ts'
import { firstLine } from '../shared/format.ts'
import { listExecutables } from './executables.ts'
import { findLibrary, type Library } from './library.ts'

export interface BrowserChoice {
  /** Address of a running browser's DevTools: `http://127.0.0.1:9222`, or a `ws:` address. */
  cdp?: string | undefined
  /** The file to start, where no running browser is named. */
  executablePath?: string | undefined
  /** The packages that may drive it; every one that is known when left out. */
  libraries?: readonly string[]
  /** Whether nobody sees it. */
  isHeadless?: boolean
}

/** A browser that was started here, or was running before. */
export interface OpenedBrowser {
  /** Opens a page; in a running browser a tab that is there already is taken as it is. */
  openPage(url: string): Promise<PagePort>
  /** Its name and version, for example `Chrome/131.0.6778.33`. */
  version(): Promise<string>
  /** Calls the listener when the browser goes away. */
  onGone(listener: () => void): void
  /** Closes what was opened here: the browser, or the page alone where the browser was running before. */
  close(): Promise<void>
}

interface PageLike extends PagePort {
  goto(url: string, options: { waitUntil: 'domcontentloaded' }): Promise<unknown>
  bringToFront(): Promise<void>
  close(): Promise<void>
}

/** What is used of a browser of either library. */
interface BrowserLike {
  pages(): Promise<PageLike[]>
  newPage(): Promise<PageLike>
  version(): Promise<string>
  onGone(listener: () => void): void
  /** Ends a browser that was started, and lets go of one that was running. */
  end(): Promise<void>
}

/**
 * Starts a browser with a window, or connects to one that is running, with the library that the user has installed.
 *
 * @throws {BrowserLibraryMissingError} naming what to install.
 * @throws {BrowserNotOpenedError} saying what was tried.
 */
export async function openBrowser(choice: BrowserChoice): Promise<OpenedBrowser> {
  const library = await findLibrary(process.cwd(), choice.libraries)
  const browser = choice.cdp === undefined ? await start(library, choice) : await connect(library, choice.cdp)
  let opened: PageLike | undefined
  return {
    async openPage(url) {
      const wanted = new URL(url).href
      const there = (await browser.pages()).find((page) => page.url() === wanted)
      const page = there ?? (await browser.newPage())
      if (!there) opened = page
      await page.bringToFront()
      if (!there) await load(page, wanted)
      return page
    },
    version: () => browser.version(),
    onGone: (listener) => browser.onGone(listener),
    async close() {
      // A page that somebody has closed, or whose browser has gone, needs no closing.
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
    // Asked to start a file that is not there, Puppeteer 21 neither starts nor fails.
    if (executable !== undefined && !existsSync(executable)) {
      problems.push(`${executable}: there is no such file`)
      continue
    }
    try {
      return await startOne(
        library,
        isHeadless,
        executable === undefined ? {} : { executablePath: executable },
      )
    } catch (error) {
      cause = error
      problems.push(`${executable ?? `the browser of ${library.name}`}: ${firstLine(error)}`)
    }
  }
  throw new BrowserNotOpenedError(
    `start a browser with ${library.name}`,
    problems.join('; '),
    isHeadless
      ? 'Start it by hand with --headless to see what it lacks, or name another: --browser <executable>.'
      : 'Name one: --browser <executable>. A window needs a display; where there is none, connect to a browser elsewhere: --cdp <endpoint>.',
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
    // Ctrl-C is heard by the command, which closes the browser before it ends.
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
  // Through a pipe the browser ends with this process, however that ends.
  const browser = await library.puppeteer.launch({ ...options, ...unhurried, pipe: true })
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
        // Of a browser that it is connected to, this closes the connection alone.
        end: () => browser.close(),
      }
    }
    const address = /^wss?:/.test(endpoint) ? { browserWSEndpoint: endpoint } : { browserURL: endpoint }
    const browser = await library.puppeteer.connect({ ...address, ...unhurried })
    return { ...puppeteerPages(browser), end: () => browser.disconnect() }
  } catch (error) {
    throw new BrowserNotOpenedError(
      `connect to ${endpoint} with ${library.name}`,
      firstLine(error),
      'Start the browser with --remote-debugging-port=9222 and a --user-data-dir of its own.',
      { cause: error },
    )
  }
}

/** Milliseconds a page may take to close: one that a dialog or a crash holds up stays for its user to see to. */
const closeTimeout = 5_000

async function closeOwn(page: PageLike): Promise<void> {
  await abortable(page.close(), AbortSignal.timeout(closeTimeout)).catch(() => undefined)
}

/** People take their time, and their window is as large as they make it. */
const unhurried = { protocolTimeout: 0, defaultViewport: null }

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
    const advice = 'See whether the site is running, and whether the address is right.'
    throw new BrowserNotOpenedError(`open ${url}`, firstLine(error), advice, { cause: error })
  }
}
