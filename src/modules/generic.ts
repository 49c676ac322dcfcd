import { defineModule } from './define-module.ts'

/**
 * Captchas no other module knows: any picture in the size of a line of text with a text field near by, when clues in
 * names, labels and shape say so (`src/page/in-page/clues.ts`).
 */
export const generic = defineModule({
  name: 'generic',
  image: 'img, canvas, svg, [style*="background"], [class*="captcha" i], [id*="captcha" i]',
  needsClues: true,
})
