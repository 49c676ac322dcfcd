import { defineModule } from './define-module.ts'

/**
 * Captchas no other module knows: any image in the size of a line of text with a text field near by, when clues in
 * names, labels and shape say so (`src/page/in-page/find/`). An image in the background is looked for where
 * elements are empty or say that they are an image: asking each element of a page would take too long.
 */
export const generic = defineModule({
  name: 'generic',
  image:
    'img, canvas, svg, [role="img"], :is(div, span, i, b, a, p, td, button):empty, [style*="background"], [class*="captcha" i], [id*="captcha" i]',
  needsClues: true,
})
