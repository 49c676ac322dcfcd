const MASK = '[redacted]'

/** Fewer characters of a key than this, at the end of a truncated text, give nothing away. */
const SHORTEST_TELLING_START = 4

/** Fields and query parameters that hold secrets at services, whatever their value. */
const SECRET_FIELD =
  /("(?:client_?key|api_?key|api_?token|access_?key|token|key|secret)"\s*:\s*")(?:[^"\\]|\\.)*/gi
const SECRET_PARAMETER =
  /([?&](?:client_?key|api_?key|api_?token|access_?key|token|key|secret)=)[^&\s"'<>]+/gi

/**
 * Masks secrets in a text before anyone sees it: each of `secrets`, in base64 or however it is escaped in URLs, JSON (even
 * within JSON) or HTML, and even if the text was cut off in the middle of it; and the values of fields named like a key.
 */
export function redact(text: string, secrets: readonly string[]): string {
  let clean = text
  for (const secret of secrets.filter((secret) => secret !== '')) {
    const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '')
    clean = clean
      .replaceAll(base64, MASK)
      .replace(matchWhole(secret), MASK)
      .replace(matchStartAtEnd(secret), MASK)
  }
  return clean.replace(SECRET_FIELD, `$1${MASK}`).replace(SECRET_PARAMETER, `$1${MASK}`)
}

/**
 * Copies an error without the secrets in its message, stack and causes. Drops all other fields: an HTTP library may attach
 * the whole request to its errors.
 */
export function redactError(error: unknown, secrets: readonly string[], depth = 3): Error {
  const source = error instanceof Error ? error : new Error(String(error))
  const copy = new Error(redact(source.message, secrets))
  copy.name = source.name
  copy.stack = redact(source.stack ?? '', secrets)
  if ('code' in source && typeof source.code === 'string')
    Object.assign(copy, { code: redact(source.code, secrets) })
  if (source.cause !== undefined && depth > 0) copy.cause = redactError(source.cause, secrets, depth - 1)
  return copy
}

/** The address of a request without query, fragment and credentials, which may hold keys. */
export function describeUrl(url: URL): string {
  return url.origin + url.pathname
}

function matchWhole(secret: string): RegExp {
  return new RegExp(Array.from(secret, matchEscaped).join(''), 'g')
}

/** Matches the beginning of a secret at the end of a text that was cut off there. */
function matchStartAtEnd(secret: string): RegExp {
  const characters = Array.from(secret, matchEscaped)
  const [start, rest] = [
    characters.slice(0, SHORTEST_TELLING_START),
    characters.slice(SHORTEST_TELLING_START),
  ]
  const optional = rest.reduceRight((inner, character) => `(?:${character}${inner})?`, '')
  return new RegExp(`${start.join('')}${optional}$`)
}

/** Matches a character as it is, after any number of backslashes, percent-encoded any number of times, or as an HTML entity. */
function matchEscaped(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
  const percent = [...Buffer.from(character)].map(
    (byte) => `%(?:25)*${ignoreCase(byte.toString(16).padStart(2, '0'))}`,
  )
  const json = units.map((unit) => `\\\\+u${ignoreCase(unit.toString(16).padStart(4, '0'))}`)
  const spellings = [
    `\\\\*${character.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&')}`,
    percent.join(''),
    json.join(''),
    `&#0*${code};`,
    `&#[xX]0*${ignoreCase(code.toString(16))};`,
    ...(HTML_ENTITIES[character] ?? []),
    ...(character === ' ' ? ['\\+'] : []),
  ]
  return `(?:${spellings.join('|')})`
}

const HTML_ENTITIES: Readonly<Record<string, readonly string[]>> = {
  '"': ['&quot;'],
  "'": ['&apos;'],
  '&': ['&amp;'],
  '<': ['&lt;'],
  '>': ['&gt;'],
}

function ignoreCase(hexadecimal: string): string {
  return hexadecimal.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)
}
