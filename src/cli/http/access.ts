import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { isLoopbackHost } from '../../shared/origins.ts'
import { Refusal } from './refusal.ts'
import type { Throttle } from './throttle.ts'

export interface AccessRules {
  /** The `clientKey` that clients must send. Without a key, any `clientKey` is accepted. */
  key?: string | undefined
  /** Host names that requests may use besides those of loopback. Without a key, all others are refused. */
  hosts: readonly string[]
  /** Whether requests may use any host name, also without a key: the server reads nothing for them. */
  anyHost?: boolean
}

/**
 * Asserts that no web page sent the request: neither under a host name that points at this machine (DNS rebinding) nor
 * from another origin (cross-site request forgery).
 *
 * @throws {Refusal}
 */
export function assertNotFromPage(
  { headers }: IncomingMessage,
  { key, hosts, anyHost = false }: AccessRules,
): void {
  const { host, origin } = headers
  const own = parseUrl(`http://${host}`)
  const name = own?.hostname
  const isKnown = name !== undefined && (isLoopbackHost(name) || hosts.includes(name))
  // A page does not have the key, and a server with a key has host names that are not known here.
  const isGuarded = key !== undefined && hosts.length === 0
  if (!isKnown && !isGuarded && !anyHost) {
    const description = `the host "${host ?? ''}" is not one of this server's names; --allow-host adds a name`
    throw new Refusal('ERROR_BAD_REQUEST', description, { status: 403 })
  }
  // Another port, or another scheme, is another site too. An origin that is none, such as `null`, is no site's.
  if (origin !== undefined && parseUrl(origin)?.origin !== own?.origin)
    throw new Refusal('ERROR_BAD_REQUEST', 'requests from pages of other sites are refused', { status: 403 })
}

/** Checks the keys of requests. */
export interface KeyCheck {
  /** @throws {Refusal} when the key is not the server's, or its sender has sent too many others. */
  assertKey(given: unknown, sender: string): void
}

export function createKeyCheck({ key }: Pick<AccessRules, 'key'>, throttle: Throttle): KeyCheck {
  return {
    assertKey(given, sender) {
      if (key === undefined) return
      throttle.assertPatient(sender, given)
      // Digests have the same length, so that the comparison takes the same time for every key.
      if (typeof given === 'string' && timingSafeEqual(digest(given), digest(key))) return
      throttle.countWrong(sender, given)
      throw new Refusal('ERROR_KEY_DENIED_ACCESS', 'clientKey is not the key of this server')
    },
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** An IPv6 address is in brackets. */
function parseUrl(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined
}
