import { defineModule } from './define-module.ts'

const picture = 'img#verImg, img[src*="captcha" i], img[src^="data:image/png"], img[src^="data:image/gif"]'

/**
 * EasyCaptcha for Java (https://github.com/ele-admin/EasyCaptcha): a PNG or GIF of 130x48, from a route or as a data:
 * address, on markup that is the application's. Its documentation shows another image on a click on it. Sums are a class
 * of the library: `{ ...modules['easy-captcha'], answer: { arithmetic: true } }`.
 */
export const easyCaptcha = defineModule({
  name: 'easy-captcha',
  image: picture,
  refresh: picture,
  size: { width: 130, height: 48 },
  answer: { caseSensitive: false, charset: 'abcdefghijklmnopqrstuvwxyz0123456789', length: [2, 6] },
})
