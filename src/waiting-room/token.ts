import type { FramePort, PagePort } from '../page/port.ts'
import { defined } from '../shared/defined.ts'
import type { QueueToken } from './result.ts'

/**
 * Parses the token with which a waiting room sends its visitors to the target, as the public KnownUser connectors do
 * (https://github.com/queueit): `key_value` parts joined by `~`. Only the site, which has the key, can verify it.
 *
 * @returns undefined when the address carries none.
 */
export function parseQueueToken(url: string): QueueToken | undefined {
  const text = findToken(url)
  if (!text) return undefined
  const fields = new Map(text.split('~').map(splitPart))
  const seconds = toNumber(fields.get('ts'))
  return defined({
    event: fields.get('e') || undefined,
    queueId: fields.get('q') || undefined,
    timestamp: seconds === undefined ? undefined : new Date(seconds * 1_000),
    redirectType: fields.get('rt') || undefined,
    extendableCookie: toBoolean(fields.get('ce')),
    cookieValidityMinutes: toNumber(fields.get('cv')),
  })
}

/** The address without its token, which is safe to show and to keep. */
export function withoutQueueToken(url: string): string {
  return url.replace(/([?&])queueittoken=[^&#]*(&|(?=#|$))/gi, (_, before, after) => (after ? before : ''))
}

interface NavigationRequest {
  url(): string
  isNavigationRequest(): boolean
  frame(): FramePort | null
}

/** The request events that the pages of both drivers have. */
interface RequestingPage {
  mainFrame(): FramePort
  on(event: 'request', listener: (request: NavigationRequest) => void): unknown
  off(event: 'request', listener: (request: NavigationRequest) => void): unknown
}

/**
 * Calls back with the token of every address that the page itself navigates to, redirects included: sites remove the
 * token from the address as soon as they have seen it.
 *
 * @returns a function that stops it.
 */
export function watchForToken(page: PagePort, onToken: (token: QueueToken) => void): () => void {
  const target = page as unknown as RequestingPage
  const listener = (request: NavigationRequest) => {
    if (!request.isNavigationRequest() || request.frame() !== target.mainFrame()) return
    const token = parseQueueToken(request.url())
    if (token) onToken(token)
  }
  target.on('request', listener)
  return () => void target.off('request', listener)
}

function findToken(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const parameters = [...new URL(url).searchParams]
  return parameters.find(([name]) => name.toLowerCase() === 'queueittoken')?.[1]
}

/** Splits at the first `_` only: a value may contain more of them. */
function splitPart(part: string): [string, string] {
  const at = part.indexOf('_')
  return at === -1 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)]
}

function toNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined
}

function toBoolean(text: string | undefined): boolean | undefined {
  return text !== undefined && /^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : undefined
}
