import { defineModule } from './define-module.ts'

const image = 'img.captcha-img, img[src^="data:image/png"]'

/**
 * base64Captcha for Go: a PNG of 240x80 with digits, as a data: address.
 *
 * - Source: https://github.com/mojocn/base64Captcha
 * - Markup: the application's. In the library's demo a click on the image shows another one.
 * - Answers: five digits (`DefaultDriverDigit` of 1.3.8). Case never counts (`EqualFold` of the stores).
 * - Settings: letters and sums are other drivers. For sums use
 *   `{ ...modules['base64-captcha'], answer: { arithmetic: true } }`.
 * - Test switch: a driver of your own.
 */
export const base64Captcha = defineModule({
  name: 'base64-captcha',
  image,
  refresh: image,
  size: { width: 240, height: 80 },
  answer: { caseSensitive: false, usual: { charset: '0123456789', length: 5 } },
})
