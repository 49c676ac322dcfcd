import { computeSum } from '../../recogniser/sum/compute-sum.ts'
import { checkReading } from '../asking/check-reading.ts'
import type { Reading, ReadRequest } from '../provider.ts'
import type { ServiceCall } from './service.ts'

/** The fields of a reading as a service returned them; whatever it left out may be null. */
export interface ServiceReading {
  text: string | null | undefined
  score?: number | null | undefined
  id?: string | number | null | undefined
  cost?: number | null | undefined
}

/**
 * Turns what a service read into a `Reading`.
 *
 * @throws {ProviderError} with code `EMPTY_TEXT` if it read nothing.
 */
export function toReading(
  { text, score, id, cost }: ServiceReading,
  request: Pick<ReadRequest, 'arithmetic'>,
  provider: string,
  call: Pick<ServiceCall, 'seen'>,
): Reading {
  const answer = toAnswer(text ?? '', request)
  const taskId = id == null ? undefined : String(id)
  const reading = { text: answer, score: score ?? undefined, id: taskId, cost: cost ?? undefined }
  return checkReading(reading, provider, { ...call.seen, taskId })
}

/**
 * Services return a sum as the image shows it, `3+5=?`; the answer is its result. Any other text stays as it is: the
 * service may have computed the sum already.
 */
function toAnswer(text: string, { arithmetic }: Pick<ReadRequest, 'arithmetic'>): string {
  if (!arithmetic) return text
  const sum = text.replace(/\s/g, '').replaceAll('×', '*').replaceAll('÷', '/')
  return computeSum(sum)?.toString() ?? text
}
