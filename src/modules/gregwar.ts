import { defineModule } from './define-module.ts'

/**
 * Gregwar/Captcha for PHP (https://github.com/Gregwar/Captcha): a JPEG of 150x40, inline or from a route, on markup
 * that is the application's. The library takes 0 for o and 1 for l.
 */
export const gregwar = defineModule({
  name: 'gregwar',
  image: 'img[src^="data:image/jpeg"], img[src*="captcha" i]',
  size: { width: 150, height: 40 },
  answer: { caseSensitive: false, charset: 'abcdefghijklmnopqrstuvwxyz0123456789', length: [4, 7] },
})
