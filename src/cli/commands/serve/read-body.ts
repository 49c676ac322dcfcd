import type { IncomingMessage } from 'node:http'
import { Refusal } from './refusal.ts'

/** A body this many times over the limit is not even received to its end. */
const PATIENCE = 8

/**
 * Receives the body of a request, and reads the JSON object in it. What is over the limit is received and thrown away,
 * since a client that is still sending doesn't hear the refusal.
 *
 * @param limit - in bytes.
 * @throws {Refusal} for a body that is too large, cut off, or no JSON object.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of received(request)) {
    size += chunk.length
    if (size <= limit) chunks.push(chunk)
    else if (size > limit * PATIENCE) break
  }
  if (size > limit) {
    const extras = { status: 413, headers: { connection: 'close' } }
    throw new Refusal('ERROR_INVALID_TASK_DATA', `the body is larger than ${limit} bytes`, extras)
  }
  return parseObject(Buffer.concat(chunks).toString('utf8'))
}

async function* received(request: IncomingMessage): AsyncGenerator<Buffer> {
  try {
    yield* request as AsyncIterable<Buffer>
  } catch (error) {
    // The client is gone: nobody gets to see this.
    if (request.destroyed) throw new Refusal('ERROR_BAD_REQUEST', 'the body was cut off')
    throw error
  }
}

function parseObject(text: string): Record<string, unknown> {
  const value = parseJson(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Refusal('ERROR_BAD_REQUEST', 'the body is no JSON object')
  return value as Record<string, unknown>
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new Refusal('ERROR_BAD_REQUEST', 'the body is no JSON')
  }
}
