import { computeSum } from '../../recogniser/sum/compute-sum.ts'
import type { ReadRequest } from '../provider.ts'

/**
 * The answer to type for the text that a service read. Services give a sum as it is written, `3+5=?`; its result is the
 * answer. A text that is no sum stays: the service may have computed it.
 */
export function toAnswer(text: string, { arithmetic }: Pick<ReadRequest, 'arithmetic'>): string {
  if (!arithmetic) return text
  const sum = text.replace(/\s/g, '').replaceAll('×', '*').replaceAll('÷', '/')
  return computeSum(sum)?.toString() ?? text
}
