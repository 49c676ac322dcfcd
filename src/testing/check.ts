import assert from 'node:assert/strict'
import type { ProviderError } from '../errors/index.ts'
import type { Reading } from '../providers/provider.ts'

const KINDS = ['permanent', 'transient', 'image', 'request']

/** Checks everything the contract says of a reading. */
export function assertReading(reading: Reading, provider: string, answer?: string): void {
  assert.ok(
    typeof reading === 'object' && reading !== null,
    `read() resolved to ${reading}, which is no reading`,
  )
  assert.equal(typeof reading.text, 'string', 'the text of a reading is a string')
  assert.notEqual(
    reading.text.trim(),
    '',
    'the text of a reading is never empty: reject with a ProviderError instead',
  )
  // One that asks others says which of them answered.
  const names = [provider, ...(reading.answers ?? []).map((answered) => answered.provider)]
  assert.ok(names.includes(reading.provider), `a reading of ${provider} says so, not ${reading.provider}`)
  const { score, id, cost } = reading
  if (score !== undefined)
    assert.ok(score >= 0 && score <= 1, `a score is in [0, 1], not ${score}; leave it out if there is none`)
  if (id !== undefined) assert.equal(typeof id, 'string', 'the id of a reading is a string')
  if (cost !== undefined) assert.ok(cost >= 0, `a cost is not negative, as ${cost} is`)
  if (answer !== undefined) assert.equal(reading.text, answer, 'the text is what the image shows')
}

/**
 * Checks everything the contract says of an error. Told by its fields, not by its class: a package may be installed
 * twice, and then there are two classes.
 */
export function assertProviderError(thrown: unknown): void {
  assert.ok(thrown instanceof Error, `it rejected with ${String(thrown)}, which is no error`)
  const error = thrown as ProviderError
  assert.equal(
    error.name,
    'ProviderError',
    `it rejected with ${error.name}, not ProviderError: ${error.message}`,
  )
  assert.ok(typeof error.provider === 'string' && error.provider !== '', 'an error names its provider')
  assert.ok(
    KINDS.includes(error.kind),
    `the kind of an error is one of ${KINDS.join(', ')}, not ${error.kind}`,
  )
  assert.ok(typeof error.code === 'string' && error.code !== '', 'an error has a code to switch on')
  assert.notEqual(error.message, '', 'an error says what went wrong')
}

/** What a promise came to, within so many milliseconds. */
export async function settle<Value>(
  promise: Promise<Value>,
  patience: number,
  what: string,
): Promise<{ value: Value } | { error: unknown }> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new assert.AssertionError({ message: `${what} took over ${patience} ms` })),
      patience,
    )
  })
  const settled = promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  try {
    return await Promise.race([settled, late])
  } finally {
    clearTimeout(timer)
  }
}
