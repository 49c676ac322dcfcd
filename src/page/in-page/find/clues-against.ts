import { precedes } from '../dom.ts'
import { sourceOf } from '../image.ts'
import { addressWords, ownWords, withoutStyling } from '../words.ts'
import { textAround, wordsAbove } from './captions.ts'
import { type Clue, type Pair, quoted, ratioOf } from './clue.ts'
import { mentionsSending, namesOtherImage, namesWidget } from './vocabulary.ts'

export const cluesAgainst: Clue[] = [
  {
    weight: -60,
    says: ({ image }) =>
      quoted(namesOtherImage(withoutStyling(ownWords(image))), (word) => `the image is called ${word}`),
  },
  {
    // Less than for a name: a captcha may be served by the page's own script, such as "profile.php".
    weight: -30,
    says: ({ image }) =>
      quoted(namesOtherImage(addressWords(image)), (word) => `the image's address contains ${word}`),
  },
  {
    weight: -45,
    says: ({ field }) => quoted(field.words.otherPurpose, (word) => `the field asks for ${word}`),
  },
  {
    // Browsers fill in such a field from a message: its code is never in an image.
    weight: -120,
    says: ({ field }) =>
      field.element.autocomplete === 'one-time-code' ? 'the field asks for a code that was sent' : undefined,
  },
  {
    weight: -45,
    says: ({ image, field }) =>
      quoted(
        mentionsSending(`${field.words.caption} ${textAround(image, field.element)}`),
        (word) => `the text says ${word}`,
      ),
  },
  {
    weight: -40,
    says: (pair) =>
      ratioOf(pair) < 1.3 ? 'it is about as high as it is wide, like an icon or a QR code' : undefined,
  },
  {
    weight: -25,
    says: (pair) => (isHeadingBetween(pair) ? 'there is a heading between it and the field' : undefined),
  },
  {
    weight: -20,
    says: ({ image }) =>
      /\.(jpe?g|webp|avif|svg)$/i.test(sourceOf(image)) ? 'its address is that of a static file' : undefined,
  },
  {
    // Exercises, galleries, lists: a form asks for one captcha.
    weight: -30,
    says: ({ image, look }) =>
      look.countTwins(image) > 1 ? 'another image of the same size is in the same form' : undefined,
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
        ? 'it is an SVG drawing with ordinary text'
        : undefined,
  },
  {
    weight: -200,
    says: ({ image }) =>
      quoted(namesWidget(wordsAbove(image)), (word) => `it is part of ${word}, whose answer is not typed`),
  },
  {
    // Last, because reading pixels costs most.
    weight: -60,
    says: ({ image }) => (image instanceof HTMLCanvasElement && isBlank(image) ? 'it is blank' : undefined),
  },
]

/** Whether there is a heading between an image and its field, as below a logo or an illustration. */
function isHeadingBetween({ image, field, look }: Pair): boolean {
  return look.headings.some(
    (heading) =>
      precedes(image, heading) && precedes(heading, field.element) && !heading.contains(field.element),
  )
}

/** Compares pixels, because requesting a context would fix the canvas's context type for the page. */
function isBlank(canvas: HTMLCanvasElement): boolean {
  const blank = document.createElement('canvas')
  blank.width = canvas.width
  blank.height = canvas.height
  try {
    return canvas.toDataURL() === blank.toDataURL()
  } catch (error) {
    // A canvas that can't be read contains another site's pixels, so it is not blank.
    if (error instanceof DOMException) return false
    throw error
  }
}
