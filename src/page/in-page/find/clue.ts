import type { Field } from './field.ts'
import type { Look } from './look.ts'

/** An image and the field that may ask for its text, in one look at the document. */
export interface Pair {
  image: Element
  field: Field
  look: Look
}

/** A clue for or against a captcha: its weight, and the sentence that says what was seen. */
export interface Clue {
  weight: number
  /** The sentence, or undefined if the clue does not apply. */
  says(pair: Pair): string | undefined
}

export const quoted = (word: string | undefined, sentence: (word: string) => string) =>
  word && sentence(`"${word.trim()}"`)

export const ratioOf = ({ image, look }: Pair) => {
  const { width, height } = look.sight.boxOf(image)
  return width / height
}
