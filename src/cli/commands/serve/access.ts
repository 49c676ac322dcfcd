import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { isLoopbackHost } from '../../../shared/origins.ts'
import { Refusal } from './refusal.ts'

export interface AccessRules {
  /** What clients must send as `clientKey`. Without one, any will do, and none. */
  key?: string | undefined
  /** Names besides loopback's own under which the server may be asked; without a key, no other will do. */
  hosts: readonly string[]
}

/**
 * Makes sure that a request was not sent by a page of some site in somebody's browser: neither under a name that the
 * site's owner has pointed to this machine, nor by a form that a browser sends anywhere.
 *
 * @throws {Refusal}
 */
export function assertNoPage({ headers }: IncomingMessage, { key, hosts }: AccessRules): void {
  const { host, origin } = headers
  const name = hostnameOf(`http://${host}`)
  const isKnown = name !== undefined && (isLoopbackHost(name) || hosts.includes(name))
  // No page has the key, and who serves others has names that aren't known here.
  const isGuarded = key !== undefined && hosts.length === 0
  if (!isKnown && !isGuarded) {
    const description = `asked as "${host ?? ''}", which is none of this server's names; --allow-host adds one`
    throw new Refusal('ERROR_BAD_REQUEST', description, { status: 403 })
  }
  if (origin !== undefined && hostnameOf(origin) !== name)
    throw new Refusal('ERROR_BAD_REQUEST', 'pages of other sites are not answered', { status: 403 })
}

/** @throws {Refusal} for another key than the server's. */
export function assertKey(given: unknown, { key }: AccessRules): void {
  if (key === undefined) return
  // Digests are of one length, so that a comparison takes the same time whatever was given.
  if (typeof given === 'string' && timingSafeEqual(digest(given), digest(key))) return
  throw new Refusal('ERROR_KEY_DENIED_ACCESS', 'clientKey is not the key of this server')
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** In brackets where it is an IPv6 address. */
function hostnameOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname : undefined
}
