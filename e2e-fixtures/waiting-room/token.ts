import { createHmac, timingSafeEqual } from 'node:crypto'

interface TokenFields {
  event: string
  queueId: string
  /** Expiry time, in milliseconds since the epoch. */
  until: number
}

/** A token as the public KnownUser connectors parse it: fields joined by `~`, signed with the customer's secret key. */
export function signToken({ event, queueId, until }: TokenFields, secret: string): string {
  const fields = `e_${event}~q_${queueId}~ts_${Math.floor(until / 1_000)}~ce_true~cv_10~rt_queue`
  return `${fields}~h_${hashOf(fields, secret)}`
}

/** The place in line that a valid token of the event stands for, or why the token is invalid. */
export function checkToken(
  token: string,
  event: string,
  secret: string,
): { queueId: string } | { problem: string } {
  const [fields = '', hash = ''] = token.split('~h_')
  if (!isSame(hash, hashOf(fields, secret))) return { problem: 'The token is not genuine.' }
  const read = new Map(fields.split('~').map((part) => part.split('_') as [string, string]))
  if (read.get('e') !== event) return { problem: 'The token is for another event.' }
  if (Number(read.get('ts')) * 1_000 < Date.now()) return { problem: 'The token is too old.' }
  return { queueId: read.get('q') ?? '' }
}

function hashOf(fields: string, secret: string): string {
  return createHmac('sha256', secret).update(fields).digest('hex')
}

function isSame(given: string, right: string): boolean {
  return given.length === right.length && timingSafeEqual(Buffer.from(given), Buffer.from(right))
}
