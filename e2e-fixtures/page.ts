import type { Hono } from 'hono'
import type { Ledger } from './ledger.ts'
import type { Session } from './session.ts'

/** What a test or the demo needs to know about a page. */
export interface SitePage {
  name: string
  path: string
  /** Host name under which the page is visited, if its module depends on it. It resolves to this machine. */
  host?: string
  /** What the page shows, for a list or a gallery. */
  title: string
  /**
   * `captcha`: has a captcha. `place`: has a captcha whose image is hard to capture. `library`: is a replica of a library's or site's markup. `plain`: has no captcha.
   * `faulty`: misbehaves.
   */
  group: 'captcha' | 'place' | 'library' | 'plain' | 'faulty'
  /** Number of captchas on it. */
  captchas: number
  /** The module expected to recognise them. Empty on a page without captchas. */
  module: string
  /** Whether it is another page of a module that has one of its own already. */
  isVariant?: true
  /** Whether the image shows a sum whose result is the answer. */
  arithmetic?: true
}

export type SiteApp = Hono<{ Variables: { session: Session } }>

export interface PageDefinition extends SitePage {
  addRoutes(app: SiteApp, ledger: Ledger): void
}
