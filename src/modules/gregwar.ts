import { defineModule } from './define-module.ts'

/**
 * Gregwar/Captcha for PHP: a JPEG of 150x40, inline or from a route.
 *
 * - Source: https://github.com/Gregwar/Captcha
 * - Markup: the application's. The library accepts 0 for o and 1 for l.
 * - Answers: five letters and digits, without 0 (`PhraseBuilder` of 1.1.9).
 * - Settings: the size, the letters and the length.
 * - Test switch: a fixed phrase in the constructor, `new CaptchaBuilder('phrase')`.
 */
export const gregwar = defineModule({
  name: 'gregwar',
  image: 'img[src^="data:image/jpeg"], img[src*="captcha" i]',
  size: { width: 150, height: 40 },
  answer: {
    caseSensitive: false,
    charset: 'abcdefghijklmnopqrstuvwxyz0123456789',
    length: [4, 7],
    usual: { charset: 'abcdefghijklmnopqrstuvwxyz123456789', length: 5 },
  },
})
