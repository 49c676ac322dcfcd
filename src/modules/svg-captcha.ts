import { defineModule } from './define-module.ts'

/**
 * svg-captcha for Node: an inline `svg`, or an `img` from a route of the application, 150x50 by default.
 *
 * - Source: https://www.npmjs.com/package/svg-captcha
 * - Markup: the application's. The library writes its view box with commas, which drawing programs don't.
 * - Answers: four letters and digits (`size` and `charPreset` of 1.4.0).
 * - Settings: the size, the letters, the length and sums.
 * - Test switch: `create()` returns the text to the test's own server.
 */
export const svgCaptcha = defineModule({
  name: 'svg-captcha',
  image: 'svg[viewBox^="0,0,"], img[src*="captcha" i]',
  size: { width: 150, height: 50 },
  answer: {
    caseSensitive: true,
    charset: '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
    length: [3, 8],
    usual: { length: 4 },
  },
})
