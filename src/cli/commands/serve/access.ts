import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { isLoopbackHost } from '../../../shared/origins.ts'
import { Refusal } from './refusal.ts'

export interface AccessRules {
  /** The `clientKey` that clients must send. Without a key, any `clientKey` is accepted. */
  key?: string | undefined
  /** Host names that requests may use besides those of loopback. Without a key, all others are refused. */
  hosts: readonly string[]
}

/**
 * Asserts that no web page sent the request: neither under a host name that points at this machine (DNS rebinding) nor
 * from another origin (cross-site request forgery).
 *
 * @throws {Refusal}
 */
export function assertNotFromPage({ headers }: IncomingMessage, { key, hosts }: AccessRules): void {
  const { host, origin } = headers
  const name = hostnameOf(`http://${host}`)
  const isKnown = name !== undefined && (isLoopbackHost(name) || hosts.includes(name))
  // A page does not have the key, and a server with a key has host names that are not known here.
  const isGuarded = key !== undefined && hosts.length === 0
  if (!isKnown && !isGuarded) {
    const description = `the host "${host ?? ''}" is not one of this server's names; --allow-host adds a name`
    throw new Refusal('ERROR_BAD_REQUEST', description, { status: 403 })
  }
  if (origin !== undefined && hostnameOf(origin) !== name)
    throw new Refusal('ERROR_BAD_REQUEST', 'requests from pages of other sites are refused', { status: 403 })
}

/** @throws {Refusal} when the key is not the server's. */
export function assertKey(given: unknown, { key }: AccessRules): void {
  if (key === undefined) return
  // Digests have the same length, so that the comparison takes the same time for every key.
  if (typeof given === 'string' && timingSafeEqual(digest(given), digest(key))) return
  throw new Refusal('ERROR_KEY_DENIED_ACCESS', 'clientKey is not the key of this server')
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** An IPv6 address is in brackets. */
function hostnameOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname : undefined
}
