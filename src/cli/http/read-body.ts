import type { IncomingMessage } from 'node:http'
import { Refusal } from './refusal.ts'

/** A body of more than this many times the limit is not received to its end. */
const DISCARDED_LIMITS = 8

/**
 * Receives the body of a request and parses it as a JSON object. The part over the limit is received and discarded, since
 * a client does not read the refusal while it is still sending.
 *
 * @param limit - in bytes.
 * @throws {Refusal} when the body is too large, cut off, or not a JSON object.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of chunksOf(request)) {
    size += chunk.length
    if (size <= limit) chunks.push(chunk)
    else if (size > limit * DISCARDED_LIMITS) break
  }
  if (size > limit) {
    const extras = { status: 413, headers: { connection: 'close' } }
    throw new Refusal('ERROR_INVALID_TASK_DATA', `the body is larger than ${limit} bytes`, extras)
  }
  return parseObject(Buffer.concat(chunks).toString('utf8'))
}

async function* chunksOf(request: IncomingMessage): AsyncGenerator<Buffer> {
  try {
    yield* request as AsyncIterable<Buffer>
  } catch (error) {
    // The client has disconnected, so this is only logged.
    if (request.destroyed) throw new Refusal('ERROR_BAD_REQUEST', 'the body was cut off')
    throw error
  }
}

function parseObject(text: string): Record<string, unknown> {
  const value = parseJson(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Refusal('ERROR_BAD_REQUEST', 'the body is not a JSON object')
  return value as Record<string, unknown>
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new Refusal('ERROR_BAD_REQUEST', 'the body is not JSON')
  }
}
