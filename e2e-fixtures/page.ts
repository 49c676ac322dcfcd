import type { Hono } from 'hono'
import type { Ledger } from './ledger.ts'
import type { Session } from './session.ts'

/** What a test or the demo needs to know of a page. */
export interface SitePage {
  name: string
  path: string
  /** Name by which the page is visited, where its module goes by it. It leads to this machine. */
  host?: string
  /** What to see on it, for a list or a gallery. */
  title: string
  /**
   * `captcha`: to be solved. `place`: to be solved, where a picture is hard to take. `library`: to be solved, the replica of one library's or site's markup. `plain`: has none.
   * `faulty`: misbehaves in a way of its own.
   */
  group: 'captcha' | 'place' | 'library' | 'plain' | 'faulty'
  /** How many captchas stand on it. */
  captchas: number
  /** Module expected to recognise them; empty on a page without. */
  module: string
  /** The picture shows a sum, and the answer is its result. */
  arithmetic?: true
}

export type SiteApp = Hono<{ Variables: { session: Session } }>

export interface PageDefinition extends SitePage {
  addRoutes(app: SiteApp, ledger: Ledger): void
}
