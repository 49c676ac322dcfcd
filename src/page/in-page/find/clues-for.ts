import { sourceOf } from '../image.ts'
import { distanceBetween } from '../visibility.ts'
import { addressWords, ownWords } from '../words.ts'
import { captionOf, fieldWords, textAround } from './captions.ts'
import { type Clue, quoted, ratioOf } from './clue.ts'
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
    says: ({ field }) => quoted(namesCaptcha(ownWords(field)), (word) => `the field is called ${word}`),
  },
  {
    weight: 40,
    says: ({ field }) =>
      quoted(namesCaptcha(captionOf(field)), (word) => `the text beside the field says ${word}`),
  },
  {
    // Counts once for name and text together: both use the same words, as does a field for a code that was sent.
    weight: 30,
    says: ({ field }) =>
      namesCaptcha(fieldWords(field))
        ? undefined
        : quoted(maybeNamesCaptcha(fieldWords(field)), (word) => `the field may ask for ${word}`),
  },
  {
    weight: 25,
    says: ({ image, field }) =>
      quoted(namesCaptcha(textAround(image, field)), (word) => `the text around it says ${word}`),
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
  { weight: 15, says: ({ refresh }) => (refresh ? 'a control beside it loads another image' : undefined) },
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
      field.maxLength >= 3 && field.maxLength <= 12
        ? `the field takes ${field.maxLength} characters`
        : undefined,
  },
  {
    weight: 10,
    says: ({ field }) => (field.autocomplete === 'off' ? 'the field has autocomplete off' : undefined),
  },
]
