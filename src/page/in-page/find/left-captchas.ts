import { matches } from '../dom.ts'
import { isCalledCaptcha, isImage, sizeForText } from './candidates.ts'
import { findField } from './controls.ts'
import type { Look } from './look.ts'
import type { ModuleQuery } from './module-query.ts'
import { type Taken, weighPair } from './pairs.ts'
import { coverOf, hiddenBecause, noField, tooLittle } from './why-not.ts'

/** Images that were passed over are many on some pages: only the first, the likeliest, are worth a line. */
export const mostReported = 20

/** Images whose words are read: on a page of pictures, that takes longer than all else. */
const mostRead = 100
const saysCaptcha = ['class', 'id', 'name', 'src', 'alt', 'title']
  .map((name) => `[${name}*="captcha" i]`)
  .join(', ')

const anyImage = {
  typed: 'img, canvas, svg, object, embed, iframe, input',
  open: '[class*="captcha" i]:empty, [id*="captcha" i]:empty, [role="img"][aria-label*="captcha" i]',
}

/** Images that are called captchas and were taken for none, each with what kept it from being one. */
export function leftCaptchas(
  modules: ModuleQuery[],
  look: Look,
  taken: Taken,
): { image: Element; module: string; reason: string }[] {
  const searched = modules.find(({ needsClues }) => needsClues)
  const images = look.imagesFor(anyImage).filter((image) => !taken.images.has(image))
  const named = new Set(images.length > mostRead ? look.all(saysCaptcha) : [])
  return [...new Set([...images.filter((image) => named.has(image)), ...images.slice(0, mostRead)])]
    .filter((image) => isCalledCaptcha(image) && isImage(image, look))
    .slice(0, mostReported)
    .map((image) => {
      const module =
        searched?.name ??
        modules.find(({ image: { typed, open } }) =>
          [typed, open].some((part) => part && matches(image, part)),
        )?.name
      const reason =
        module === undefined
          ? 'no selector of the modules that searched matches it'
          : (hiddenBecause(image, look) ?? sizeForText(image, look) ?? whyNot(image, look, taken.fields))
      return { image, module: module ?? modules[0]?.name ?? '', reason }
    })
}

function whyNot(image: Element, look: Look, fields: ReadonlySet<Element>): string {
  const field = findField(image, look, fields)
  if (!field) return noField(image, {}, look)
  return coverOf(image, look) ?? tooLittle(weighPair({ image, field }, look))
}
