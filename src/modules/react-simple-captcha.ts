import { defineModule } from './define-module.ts'

/**
 * react-simple-captcha: a canvas and a reload link.
 *
 * - Source: https://www.npmjs.com/package/react-simple-captcha
 * - Markup: the library's ids of the canvas and the reload link. The field is the application's.
 * - Answers: letters and digits; six in the documentation, which every application sets itself (9.3.1).
 * - Settings: letters, digits or both, and the length.
 */
export const reactSimpleCaptcha = defineModule({
  name: 'react-simple-captcha',
  image: 'canvas#canv',
  refresh: '#reload_href',
  answer: {
    caseSensitive: true,
    charset: '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
    length: [3, 10],
    usual: { length: 6 },
  },
})
