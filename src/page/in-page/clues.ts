import { distanceBetween } from './visibility.ts'
import { labelOf, namesCaptcha, namesOtherField, namesOtherImage, namesWidget, ownWords } from './words.ts'

/** A picture and the field that may ask for its text. */
export interface Pair {
  image: Element
  field: HTMLInputElement
  refresh: Element | undefined
}

/** One thing that speaks for or against a captcha: its weight, and the sentence that says what was seen. */
interface Clue {
  weight: number
  /** The sentence, or nothing where the clue does not apply. */
  says(pair: Pair): string | undefined
}

const quoted = (word: string | undefined, sentence: (word: string) => string) => word && sentence(`"${word}"`)
const ratioOf = (image: Element) => {
  const { width, height } = image.getBoundingClientRect()
  return width / height
}

const clues: Clue[] = [
  {
    weight: 60,
    says: ({ image }) => quoted(namesCaptcha(ownWords(image)), (word) => `the picture is called ${word}`),
  },
  {
    weight: 45,
    says: ({ field }) => quoted(namesCaptcha(ownWords(field)), (word) => `the field is called ${word}`),
  },
  {
    weight: 40,
    says: ({ field }) => quoted(namesCaptcha(labelOf(field)), (word) => `the field's label says ${word}`),
  },
  {
    weight: 25,
    says: ({ image }) => quoted(namesCaptcha(textAround(image)), (word) => `the text around it says ${word}`),
  },
  {
    weight: 15,
    says: ({ image }) => {
      const ratio = ratioOf(image)
      return ratio >= 1.7 && ratio <= 7 ? 'it has the shape of a line of text' : undefined
    },
  },
  {
    weight: 10,
    says: ({ image, field }) =>
      distanceBetween(image, field) < 80 ? 'a text field is beside it' : undefined,
  },
  { weight: 15, says: ({ refresh }) => (refresh ? 'a control beside it shows another picture' : undefined) },
  {
    weight: 10,
    says: ({ field }) =>
      field.maxLength >= 3 && field.maxLength <= 12
        ? `the field takes ${field.maxLength} characters`
        : undefined,
  },
  {
    weight: 10,
    says: ({ field }) => (field.autocomplete === 'off' ? 'the field is not to be remembered' : undefined),
  },
  {
    weight: -60,
    says: ({ image }) => quoted(namesOtherImage(ownWords(image)), (word) => `the picture is called ${word}`),
  },
  {
    weight: -45,
    says: ({ field }) =>
      quoted(namesOtherField(`${ownWords(field)} ${labelOf(field)}`), (word) => `the field asks for ${word}`),
  },
  {
    weight: -40,
    says: ({ image }) =>
      ratioOf(image) < 1.3 ? 'it is as high as wide, like an icon or a QR code' : undefined,
  },
  {
    weight: -30,
    says: ({ image }) =>
      image.closest('a[href^="/"], a[href^="http"]') ? 'it is a link to another page' : undefined,
  },
  {
    weight: -30,
    says: ({ image }) =>
      image instanceof SVGElement && image.querySelector('text, use')
        ? 'it is a drawing with ordinary text'
        : undefined,
  },
  {
    weight: -200,
    says: ({ image }) =>
      quoted(namesWidget(wordsAbove(image)), (word) => `it is part of ${word}, which is not read and typed`),
  },
]

/** The sum of the clues at which a pair is taken for a captcha: a name and the looks, or two names. */
export const enough = 60

/** What all clues together say of a pair. */
export function weigh(pair: Pair): { weight: number; reasons: string[] } {
  const seen = clues
    .map(({ weight, says }) => ({ weight, sentence: says(pair) }))
    .filter(({ sentence }) => sentence)
  return {
    weight: seen.reduce((sum, { weight }) => sum + weight, 0),
    reasons: seen.map(({ weight, sentence }) => `${sentence} (${weight > 0 ? '+' : ''}${weight})`),
  }
}

/** Text of the smallest part of the page that holds more than the picture, as far as it is short. */
function textAround(image: Element): string {
  let part: Element | null = image.parentElement
  while (part && (part.textContent ?? '').trim().length < 3) part = part.parentElement
  const text = part?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
  return text.length <= 200 ? `${text} ${part ? ownWords(part) : ''}` : ''
}

function wordsAbove(element: Element): string {
  const words: string[] = []
  for (let part: Element | null = element; part && words.length < 6; part = part.parentElement) {
    words.push(ownWords(part))
  }
  return words.join(' ')
}
