import { defineModule } from './define-module.ts'

const image = 'img#verImg, img[src*="captcha" i], img[src^="data:image/png"], img[src^="data:image/gif"]'

/**
 * EasyCaptcha for Java: a PNG or GIF of 130x48, from a route or as a data: address.
 *
 * - Source: https://github.com/ele-admin/EasyCaptcha
 * - Markup: the application's. In the library's documentation a click on the image shows another one.
 * - Answers: five letters and digits, never 0, 1, i, l or o (`Captcha.len` and `Randoms.ALPHA` of 1.6.2).
 * - Settings: sums are another class. For them use `{ ...modules['easy-captcha'], answer: { arithmetic: true } }`.
 * - Test switch: a class of your own with another `alphas()`.
 */
export const easyCaptcha = defineModule({
  name: 'easy-captcha',
  image,
  refresh: image,
  cacheBuster: 't',
  size: { width: 130, height: 48 },
  answer: {
    caseSensitive: false,
    charset: 'abcdefghjkmnpqrstuvwxyz23456789',
    length: [2, 6],
    usual: { length: 5 },
  },
})
