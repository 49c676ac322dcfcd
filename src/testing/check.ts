import assert from 'node:assert/strict'
import type { ProviderError } from '../errors/index.ts'
import type { Reading } from '../providers/provider.ts'

const KINDS = ['permanent', 'transient', 'image', 'request']

/** Checks everything that the contract says about a reading. */
export function assertReading(reading: Reading, provider: string, answer?: string): void {
  assert.ok(
    typeof reading === 'object' && reading !== null,
    `read() resolved to ${reading}, which is not a reading`,
  )
  assert.equal(typeof reading.text, 'string', 'the text of a reading must be a string')
  assert.notEqual(
    reading.text.trim(),
    '',
    'the text of a reading must not be empty: reject with a ProviderError instead',
  )
  // A provider that asks others names the one that answered.
  const names = [provider, ...(reading.answers ?? []).map((answered) => answered.provider)]
  assert.ok(
    names.includes(reading.provider),
    `the provider of a reading must be ${provider}, not ${reading.provider}`,
  )
  const { score, id, cost } = reading
  if (score !== undefined)
    assert.ok(
      score >= 0 && score <= 1,
      `a score must be in [0, 1], not ${score}; leave it out if there is none`,
    )
  if (id !== undefined) assert.equal(typeof id, 'string', 'the id of a reading must be a string')
  if (cost !== undefined) assert.ok(cost >= 0, `a cost must not be negative, but is ${cost}`)
  if (answer !== undefined) assert.equal(reading.text, answer, 'the text must be what the image shows')
}

/**
 * Checks everything that the contract says about an error. Checks its fields, not its class: the package may be installed
 * twice, and then there are two classes.
 */
export function assertProviderError(thrown: unknown): void {
  assert.ok(thrown instanceof Error, `it rejected with ${String(thrown)}, which is not an error`)
  const error = thrown as ProviderError
  assert.equal(
    error.name,
    'ProviderError',
    `it rejected with ${error.name}, not ProviderError: ${error.message}`,
  )
  assert.ok(typeof error.provider === 'string' && error.provider !== '', 'an error must name its provider')
  assert.ok(
    KINDS.includes(error.kind),
    `the kind of an error must be one of ${KINDS.join(', ')}, not ${error.kind}`,
  )
  assert.ok(typeof error.code === 'string' && error.code !== '', 'an error must have a code to switch on')
  assert.notEqual(error.message, '', 'an error must say what went wrong')
}

/** The outcome of a promise, which must settle within the timeout. */
export async function settle<Value>(
  promise: Promise<Value>,
  timeout: number,
  what: string,
): Promise<{ value: Value } | { error: unknown }> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new assert.AssertionError({ message: `${what} took longer than ${timeout} ms` })),
      timeout,
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
