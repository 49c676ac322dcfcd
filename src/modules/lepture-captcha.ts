import { defineModule } from './define-module.ts'

/**
 * captcha for Python: a PNG of 160x60.
 *
 * - Source: https://github.com/lepture/captcha
 * - Markup: the application's. The library only returns the bytes of the image.
 * - Settings: the letters and the length are the application's, so nothing is assumed about the answer.
 * - Test switch: the text is the application's too.
 */
export const leptureCaptcha = defineModule({
  name: 'lepture-captcha',
  image: 'img[src*="captcha" i], img[src^="data:image/png"]',
  size: { width: 160, height: 60 },
})
