import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { Ledger, type VerdictEntry } from './ledger.ts'
import { addOtherKinds } from './other-kinds.ts'
import type { SiteApp, SitePage } from './page.ts'
import { pages } from './pages/all.ts'
import { addSharedRoutes } from './pages/shared-routes.ts'
import { Session } from './session.ts'
import { type RoomOptions, WaitingRoom } from './waiting-room/room.ts'
import { addWaitingRooms } from './waiting-room/routes.ts'

export type { VerdictEntry } from './ledger.ts'
export type { SitePage } from './page.ts'

const SESSION_COOKIE = 'visit'

export interface Site {
  /** `http://127.0.0.1:PORT` */
  url: string
  /** `http://localhost:PORT`: another origin of the same server. */
  otherUrl: string
  pages: readonly SitePage[]
  /** One of `pages` by its name. */
  page(name: string): SitePage
  /** Every submitted answer, in order, with the server's verdict. */
  log: readonly VerdictEntry[]
  /** The answers accepted since a time (in milliseconds since the epoch), for one page or for all. */
  acceptedSince(since: number, page?: string): VerdictEntry[]
  /** Whether every captcha of the page has been accepted for some visitor since then. */
  isPassed(page: SitePage, since?: number): boolean
  /** How often a path was requested. */
  requests(path: string): number
  /** The right answer to the newest open captcha of a page, for tests that play the reader. */
  answerOf(page: string, where?: { captcha?: string; session?: string }): string | undefined
  /** Opens a new queue in front of a new page. */
  openWaitingRoom(options?: RoomOptions): WaitingRoom
  /** Closes every connection, including those that a page keeps open. */
  close(): Promise<void>
}

/** Starts the site on loopback. Every site has its own sessions and log, so tests never interfere. */
export async function startSite(options: { port?: number } = {}): Promise<Site> {
  const ledger = new Ledger()
  const counts = new Map<string, number>()
  const rooms = new Map<string, WaitingRoom>()
  const server = createAdaptorServer({ fetch: createApp(ledger, counts, rooms).fetch })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const acceptedSince = (since: number, page?: string) =>
    ledger.log.filter(
      (entry) => entry.verdict === 'accepted' && entry.at >= since && entry.page === (page ?? entry.page),
    )
  const sitePages = pages.map(({ addRoutes, ...page }): SitePage => page)
  return {
    url: `http://127.0.0.1:${port}`,
    otherUrl: `http://localhost:${port}`,
    pages: sitePages,
    page(name) {
      const page = sitePages.find((candidate) => candidate.name === name)
      if (!page) throw new Error(`The site has no page called ${name}.`)
      return page
    },
    log: ledger.log,
    acceptedSince,
    isPassed: (page, since = 0) => isPassed(page, acceptedSince(since, page.name)),
    requests: (path) => counts.get(path) ?? 0,
    answerOf: (page, where) => ledger.newest(page, where)?.answer,
    openWaitingRoom(options = {}) {
      const room = new WaitingRoom(`event${rooms.size + 1}`, options)
      rooms.set(room.name, room)
      return room
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}

function isPassed(page: SitePage, accepted: VerdictEntry[]): boolean {
  const solved = new Map<string, Set<string>>()
  for (const { session, captcha } of accepted) {
    solved.set(session, (solved.get(session) ?? new Set()).add(captcha))
  }
  return page.captchas > 0 && [...solved.values()].some((captchas) => captchas.size >= page.captchas)
}

function createApp(
  ledger: Ledger,
  counts: Map<string, number>,
  rooms: ReadonlyMap<string, WaitingRoom>,
): SiteApp {
  const app: SiteApp = new Hono()
  const sessions = new Map<string, Session>()
  app.use(async (context, next) => {
    counts.set(context.req.path, (counts.get(context.req.path) ?? 0) + 1)
    context.header('cache-control', 'no-store')
    // Browsers withhold cookies from a frame of another site, so its address carries the session.
    const known = sessions.get(context.req.query('visit') ?? getCookie(context, SESSION_COOKIE) ?? '')
    const session = known ?? new Session()
    if (!known) {
      sessions.set(session.id, session)
      setCookie(context, SESSION_COOKIE, session.id, { httpOnly: true, sameSite: 'Lax', path: '/' })
    }
    context.set('session', session)
    await next()
  })
  addSharedRoutes(app, ledger)
  for (const page of pages) page.addRoutes(app, ledger)
  addOtherKinds(app)
  addWaitingRooms(app, ledger, rooms)
  return app
}
