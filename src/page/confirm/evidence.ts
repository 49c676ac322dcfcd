import type { Outcome } from './outcome.ts'

/** One thing that speaks for or against an answer: how much, and the sentence that says what was seen. */
export interface Evidence {
  weight: number
  /** `'form'` where it speaks against the rest of the form and not against the answer. */
  about?: 'form'
  /** The sentence, or nothing where it was not seen. */
  says(outcome: Outcome): string | undefined
}

export const quote = (text: string) => `"${text.length > 160 ? `${text.slice(0, 160)}…` : text}"`
