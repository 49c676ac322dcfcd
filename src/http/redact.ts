const MASK = '[redacted]'

/** Fewer characters of a key than this, at the end of a text that was cut off, give nothing away. */
const SHORTEST_TELLING_START = 4

/** Fields and query parameters that hold secrets at the services, whatever their value. */
const SECRET_FIELD =
  /("(?:client_?key|api_?key|api_?token|access_?key|token|key|secret)"\s*:\s*")(?:[^"\\]|\\.)*/gi
const SECRET_PARAMETER =
  /([?&](?:client_?key|api_?key|api_?token|access_?key|token|key|secret)=)[^&\s"'<>]+/gi

/**
 * Takes secrets out of a text before anyone sees it: each of `secrets` as it is and as it is written in URLs, JSON
 * and base64, also when the text was cut off in the middle of one; and what stands in fields that are named like a key.
 */
export function redact(text: string, secrets: readonly string[]): string {
  let clean = text
  for (const secret of secrets.flatMap(spellings)) {
    clean = clean.replaceAll(secret, MASK)
    for (let length = secret.length - 1; length >= SHORTEST_TELLING_START; length--) {
      if (clean.endsWith(secret.slice(0, length))) clean = clean.slice(0, -length) + MASK
    }
  }
  return clean.replace(SECRET_FIELD, `$1${MASK}`).replace(SECRET_PARAMETER, `$1${MASK}`)
}

/**
 * Copies an error without the secrets in its message, stack and causes, and without any other field: an HTTP library
 * may hang the whole request on its errors.
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

/** Where a request went, as it may be shown: without query, fragment and credentials, where keys are put. */
export function describeUrl(url: URL): string {
  return url.origin + url.pathname
}

function spellings(secret: string): string[] {
  if (secret === '') return []
  const json = JSON.stringify(secret).slice(1, -1)
  const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '')
  return [...new Set([secret, encodeURIComponent(secret), json, base64])]
}
