import { defined } from '../../shared/defined.ts'
import type { ReadRequest } from '../provider.ts'

/** What the services that read with people, and those that copied them, take about an answer. */
export interface AnswerFields {
  /** Whether upper and lower case differ. */
  case?: boolean
  /** 1: only digits. 2: only letters. */
  numeric?: 1 | 2
  minLength?: number
  maxLength?: number
  /** Whether the answer is the result of the sum in the image. */
  math?: boolean
}

/**
 * Describes what is known about an answer, in the words of these services. Says nothing of what answers only
 * usually have: the service would refuse what people typed.
 */
export function describeAnswer(request: ReadRequest): AnswerFields {
  const { caseSensitive, charset, length, arithmetic } = request
  const [minLength, maxLength] = typeof length === 'number' ? [length, length] : (length ?? [])
  const numeric = describeCharset(charset)
  return defined({ case: caseSensitive, math: arithmetic || undefined, numeric, minLength, maxLength })
}

function describeCharset(charset = ''): 1 | 2 | undefined {
  if (/^\d+$/.test(charset)) return 1
  return /^\p{L}+$/u.test(charset) ? 2 : undefined
}
