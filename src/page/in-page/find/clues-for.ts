import { sourceOf } from '../image.ts'
import { addressWords, ownWords } from '../words.ts'
import { textAround } from './captions.ts'
import { type Clue, quoted, ratioOf } from './clue.ts'
import { lengthOf } from './controls.ts'
import { maybeNamesCaptcha, namesCaptcha } from './vocabulary.ts'

const imageWords = (image: Element) => `${ownWords(image)} ${addressWords(image)}`

/** Addresses whose image is made on each request: a script's extension, no extension, or a parameter that changes. */
const madeOnRequest =
  /\.(php\d?|jsp|aspx?|ashx|do|cgi|pl|action)\b|\/[^./?#]+\/?(\?|$)|\?[^=]*$|[?&](r|t|ts|_|rand|rnd|random|time|sid|uid)=/i

/** Names first. The image's are worth most, since a field may ask for a code that arrives in another way. */
export const cluesFor: Clue[] = [
  {
    weight: 60,
    says: ({ image }) => quoted(namesCaptcha(imageWords(image)), (word) => `the image is called ${word}`),
  },
  {
    weight: 40,
    says: ({ image }) =>
      namesCaptcha(imageWords(image))
        ? undefined
        : quoted(maybeNamesCaptcha(imageWords(image)), (word) => `the image may be called ${word}`),
  },
  {
    weight: 45,
    says: ({ field }) => quoted(namesCaptcha(field.words.names), (word) => `the field is called ${word}`),
  },
  {
    weight: 40,
    says: ({ field }) =>
      quoted(namesCaptcha(field.words.caption), (word) => `the text beside the field says ${word}`),
  },
  {
    // Counts once for name and text together: both use the same words, as does a field for a code that was sent.
    weight: 30,
    says: ({ field }) =>
      field.words.asks
        ? undefined
        : quoted(
            maybeNamesCaptcha(`${field.words.names} ${field.words.caption}`),
            (word) => `the field may ask for ${word}`,
          ),
  },
  {
    weight: 25,
    says: ({ image, field }) =>
      quoted(namesCaptcha(textAround(image, field.element)), (word) => `the text around it says ${word}`),
  },
  {
    weight: 15,
    says: (pair) => {
      const ratio = ratioOf(pair)
      return ratio >= 1.7 && ratio <= 7 ? 'it has the shape of a line of text' : undefined
    },
  },
  {
    weight: 10,
    says: ({ image, field, look }) =>
      look.distance(image, field.element) < 80 ? 'a text field is beside it' : undefined,
  },
  {
    weight: 15,
    says: ({ image }) =>
      !image.closest('a') && (image.hasAttribute('onclick') || getComputedStyle(image).cursor === 'pointer')
        ? 'it can be clicked and is not a link'
        : undefined,
  },
  {
    weight: 15,
    says: ({ image }) =>
      /^https?:/.test(sourceOf(image)) && madeOnRequest.test(sourceOf(image))
        ? 'its address looks as if each request returned another image'
        : undefined,
  },
  {
    weight: 10,
    says: ({ field }) =>
      lengthOf(field) >= 3 && lengthOf(field) <= 12
        ? `the field takes ${lengthOf(field)} characters`
        : undefined,
  },
  {
    weight: 10,
    says: ({ field }) =>
      field.element.autocomplete === 'off' ? 'the field has autocomplete off' : undefined,
  },
]

export const refreshClue = { weight: 15, sentence: 'a control beside it loads another image' }
