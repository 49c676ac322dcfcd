import { defineModule } from './define-module.ts'

/**
 * Captchas that no other module knows: an image about the size of a line of text with a text field nearby, where clues
 * in names, labels and shape say that it is one (`src/page/in-page/find/`).
 *
 * - Markup: any. Background images are looked for only in elements that are empty or named like an image, because
 *   checking every element of a page would take too long.
 */
export const generic = defineModule({
  name: 'generic',
  // The twin of MTCaptcha's picture is there only until its style sheet is.
  image:
    'img:not(.mtcap-show-if-nocss), canvas, svg, object[data], embed[src], iframe, input[type="image" i], [role="img"], :is(div, span, i, b, a, p, td, button):empty, [style*="background"], [class*="captcha" i], [id*="captcha" i]',
  needsClues: true,
})
