import { defineModule } from './define-module.ts'

/**
 * trek-captcha for Node: a GIF of 200x70 with lower-case letters.
 *
 * - Source: https://www.npmjs.com/package/trek-captcha
 * - Markup: the application's.
 * - Answers: five small letters (`size` of 0.4.0), never e, g or z (`LETTERS`).
 */
export const trekCaptcha = defineModule({
  name: 'trek-captcha',
  image: 'img[src*="captcha" i], img[src^="data:image/gif"]',
  size: { width: 200, height: 70 },
  answer: { caseSensitive: true, charset: 'abcdfhijklmnopqrstuvwxy', usual: { length: 5 } },
})
