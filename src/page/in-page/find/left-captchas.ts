import { matches } from '../dom.ts'
import { isCalledCaptcha, isImage, sizeForText } from './candidates.ts'
import { findField } from './controls.ts'
import type { Look } from './look.ts'
import type { ModuleQuery } from './module-query.ts'
import { type Taken, weighPair } from './pairs.ts'
import { coverOf, hiddenBecause, noField, tooLittle } from './why-not.ts'

/** Images that were passed over are many on some pages: only the first, the likeliest, are worth a line. */
export const mostReported = 20

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
  return look
    .imagesFor(anyImage)
    .filter((image) => !taken.images.has(image) && isCalledCaptcha(image) && isImage(image, look))
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
