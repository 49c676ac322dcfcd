import { OriginNotAllowedError } from '../errors/index.ts'

const loopback = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/

/**
 * Checks that a page is on this machine, written by the test, or on an origin that the user listed.
 *
 * @throws {OriginNotAllowedError}
 */
export function assertOriginAllowed(url: string, origins: readonly string[]): void {
  if (isOriginAllowed(url, origins)) return
  throw new OriginNotAllowedError(URL.canParse(url) ? new URL(url).origin : url, url, origins)
}

export function isOriginAllowed(url: string, origins: readonly string[]): boolean {
  if (!URL.canParse(url)) return false
  const { origin, hostname, protocol } = new URL(url)
  if (ownSchemes.includes(protocol)) return true
  if (protocol !== 'http:' && protocol !== 'https:') return false
  return isLoopbackHost(hostname) || origins.some((allowed) => matchesOrigin(allowed, origin))
}

/** Browsers let no page of the web open a page of these: it was the test. */
const ownSchemes = ['data:', 'file:']

/** Whether a host is this machine; an IPv6 address is in brackets. */
export function isLoopbackHost(hostname: string): boolean {
  return loopback.test(hostname)
}

function matchesOrigin(pattern: string, origin: string): boolean {
  const allowed = new URL(withoutWildcard(pattern))
  if (!isWildcard(pattern)) return allowed.origin === origin
  const { protocol, port, hostname } = new URL(origin)
  const isSame = protocol === allowed.protocol && port === allowed.port
  return isSame && hostname.endsWith(`.${allowed.hostname}`)
}

/** Whether a text is valid in `origins`: an origin, or every subdomain of one, written `https://*.example.com`. */
export function isOriginPattern(text: string): boolean {
  const plain = withoutWildcard(text)
  if (plain.includes('*') || !/^https?:\/\/[^./]/.test(plain) || !URL.canParse(plain)) return false
  return plain.replace(/\/$/, '') === new URL(plain).origin
}

function isWildcard(pattern: string): boolean {
  return pattern.includes('://*.')
}

function withoutWildcard(pattern: string): string {
  return pattern.replace('://*.', '://')
}
