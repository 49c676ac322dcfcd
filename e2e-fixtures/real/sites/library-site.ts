import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ModuleName } from 'solve-image-captchas'
import type { ServerCommand } from '../start-server.ts'
import { findProgram } from './find-program.ts'

/** A page of a site: one library at one setting. */
export interface LibraryPage {
  path: string
  library: string
  version: string
  /** The module that recognises it without configuration. */
  module: ModuleName
  /** What the page is, where the library has several. */
  kind?: string
  /** Whether the image shows a sum, which a user has to say. */
  isSum?: boolean
  /** Selector of what the page shows when it accepts, where its words say too little. */
  accepted?: string
  /** Whether the page shows another image without being loaded again. */
  refreshes: boolean
  /** Whether a refusal is a page without the form, from which the test itself has to go back. */
  refusesWithoutForm?: boolean
  /** The program or component library that the page is like, where it is no page of the library's documentation. */
  replicaOf?: string
  /**
   * What the switch for tests that the library's guide names does, where there is one: the answer is known, a route tells
   * it as JSON with a `text`, or the page has no captcha.
   */
  inTestMode?: { answer: string } | { answerAt: string } | 'no captcha'
}

/** The title of a page's tests, by which the table of the docs finds their results. */
export const titleOf = ({ library, version, kind, replicaOf }: LibraryPage): string =>
  [library, version, kind && `(${kind})`, replicaOf && `as in ${replicaOf}`].filter(Boolean).join(' ')

/** A small application in its library's language. */
export interface LibrarySite {
  name: string
  language: string
  /** The programs that it is set up and run with. */
  needs: readonly string[]
  /** Installs what it needs into `cache`. */
  setUp(cache: string, run: Run): Promise<void>
  /** @param testMode Turns on the library's switch for tests. */
  command(at: Place, testMode: boolean): ServerCommand | Promise<ServerCommand>
  pages: readonly LibraryPage[]
}

/** Where a site runs. */
export interface Place {
  port: number
  /** A new folder of its own. */
  folder: string
  /** What `setUp` installed. */
  cache: string
}

/** Runs a command to its end, and throws if it fails. */
export type Run = (command: readonly [string, ...string[]], options?: RunOptions) => Promise<void>

export interface RunOptions {
  /** @default the folder with the site's sources */
  cwd?: string
  env?: Record<string, string>
}

const HERE = path.dirname(fileURLToPath(import.meta.url))

/** The folder with a site's sources. */
export const sourcesOf = (name: string): string => path.join(HERE, name)

/** The folder, left out of git, into which a site is set up. */
export const cacheOf = (name: string): string => path.join(HERE, '..', '.cache', name)

/** Written once a site is set up. */
export const markOf = (name: string): string => path.join(cacheOf(name), 'is-set-up')

/** The reason why a site can't run here. */
export function whyMissing({ name, needs }: Pick<LibrarySite, 'name' | 'needs'>): string | undefined {
  const missing = needs.filter((program) => !findProgram(program))
  if (missing.length > 0) return `no ${missing.join(', ')} here`
  if (!existsSync(markOf(name))) return `not set up: npm run sites:setup -- ${name}`
  return undefined
}
