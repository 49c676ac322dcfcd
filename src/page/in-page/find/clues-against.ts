import { kindOf, sourceOf } from '../image.ts'
import { addressWords, ownWords } from '../words.ts'
import { captionOf, fieldWords, isHeadingBetween, textAround, wordsAbove } from './captions.ts'
import { type Clue, quoted, ratioOf } from './clue.ts'
import { scopeOf } from './controls.ts'
import { namesOtherField, namesOtherImage, namesWidget, tellsOfSending } from './vocabulary.ts'

export const cluesAgainst: Clue[] = [
  {
    weight: -60,
    says: ({ image }) => quoted(namesOtherImage(ownWords(image)), (word) => `the image is called ${word}`),
  },
  {
    // Less than a name: the program that makes a captcha is often that of the page, "profile.php" for one.
    weight: -30,
    says: ({ image }) =>
      quoted(namesOtherImage(addressWords(image)), (word) => `the image's address says ${word}`),
  },
  {
    weight: -45,
    says: ({ field }) => quoted(namesOtherField(fieldWords(field)), (word) => `the field asks for ${word}`),
  },
  {
    // Browsers fill such a field from a message: its code is never in an image.
    weight: -120,
    says: ({ field }) =>
      field.autocomplete === 'one-time-code' ? 'the field asks for a code that was sent' : undefined,
  },
  {
    weight: -45,
    says: ({ image, field }) =>
      quoted(
        tellsOfSending(`${captionOf(field)} ${textAround(image, field)}`),
        (word) => `the text says ${word}`,
      ),
  },
  {
    weight: -40,
    says: ({ image }) =>
      ratioOf(image) < 1.3 ? 'it is as high as wide, like an icon or a QR code' : undefined,
  },
  {
    weight: -25,
    says: ({ image, field }) =>
      isHeadingBetween(image, field) ? 'a heading stands between it and the field' : undefined,
  },
  {
    weight: -20,
    says: ({ image }) =>
      /\.(jpe?g|webp|avif|svg)$/i.test(sourceOf(image)) ? 'its address is that of a stored image' : undefined,
  },
  {
    weight: -60,
    says: ({ image }) =>
      image instanceof HTMLCanvasElement && isBlank(image) ? 'nothing is painted on it' : undefined,
  },
  {
    // Exercises, galleries, lists: a form asks for one captcha.
    weight: -30,
    says: ({ image }) => (hasTwin(image) ? 'another image of its size stands in the same form' : undefined),
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

function hasTwin(image: Element): boolean {
  const { width, height } = image.getBoundingClientRect()
  return [...scopeOf(image).querySelectorAll(image.localName)].some((other) => {
    const size = other.getBoundingClientRect()
    return other !== image && size.width === width && size.height === height && kindOf(other) !== 'background'
  })
}

/** By comparison and not by asking for a context, which would decide for the page what kind it may have. */
function isBlank(canvas: HTMLCanvasElement): boolean {
  const blank = document.createElement('canvas')
  blank.width = canvas.width
  blank.height = canvas.height
  try {
    return canvas.toDataURL() === blank.toDataURL()
  } catch (error) {
    // What can't be read holds another site's pixels, so something is painted.
    if (error instanceof DOMException) return false
    throw error
  }
}
