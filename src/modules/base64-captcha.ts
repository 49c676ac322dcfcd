import { defineModule } from './define-module.ts'

const picture = 'img.captcha-img, img[src^="data:image/png"]'

/**
 * base64Captcha for Go (https://github.com/mojocn/base64Captcha): a PNG of 240x80 as a data: address with digits, on markup
 * that is the application's. A click on the image shows another in its demo. Letters and sums are other drivers:
 * `{ ...modules['base64-captcha'], answer: { arithmetic: true } }`.
 */
export const base64Captcha = defineModule({
  name: 'base64-captcha',
  image: picture,
  refresh: picture,
  size: { width: 240, height: 80 },
  answer: { charset: '0123456789', length: [4, 8] },
})
