import type { QueueToken } from './result.ts'

/**
 * Reads the token that a waiting room sends its visitors back with, as the public KnownUser connectors do
 * (https://github.com/queueit): `key_value` parts joined by `~`. Whether it is genuine only the site can tell, who has
 * the key.
 *
 * @returns undefined when the address carries none.
 */
export function parseQueueToken(url: string): QueueToken | undefined {
  const text = findToken(url)
  if (!text) return undefined
  const fields = new Map(text.split('~').map(splitPart))
  const [seconds, minutes] = [toNumber(fields.get('ts')), toNumber(fields.get('cv'))]
  const event = fields.get('e')
  const queueId = fields.get('q')
  const redirectType = fields.get('rt')
  const extendable = fields.get('ce')?.toLowerCase()
  return {
    ...(event && { event }),
    ...(queueId && { queueId }),
    ...(seconds !== undefined && { timestamp: new Date(seconds * 1_000) }),
    ...(redirectType && { redirectType }),
    ...((extendable === 'true' || extendable === 'false') && { extendableCookie: extendable === 'true' }),
    ...(minutes !== undefined && { cookieValidityMinutes: minutes }),
  }
}

/** The address without its token, which may be shown and kept. */
export function withoutQueueToken(url: string): string {
  return url.replace(/([?&])queueittoken=[^&#]*(&|(?=#|$))/gi, (_, before, after) => (after ? before : ''))
}

function findToken(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const parameters = [...new URL(url).searchParams]
  return parameters.find(([name]) => name.toLowerCase() === 'queueittoken')?.[1]
}

/** Only the first `_` divides: a value may have more of them. */
function splitPart(part: string): [string, string] {
  const at = part.indexOf('_')
  return at === -1 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)]
}

function toNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined
}
