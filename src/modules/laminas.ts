import { defineModule } from './define-module.ts'

/**
 * Image captchas of Laminas and Zend.
 *
 * - Source: https://docs.laminas.dev/laminas-captcha
 * - Markup: the framework's form helper, with the image in the folder that the documentation uses. Only a reload of
 *   the page shows another image.
 * - Answers: eight letters and digits, without l, 0 and 1 (`AbstractWord`). Case never counts.
 */
export const laminas = defineModule({
  name: 'laminas',
  image: 'img[src*="/images/captcha/"]',
  input: 'input[name$="[input]"]',
  rejected: [{ text: 'Captcha value is wrong' }],
  answer: {
    caseSensitive: false,
    charset: 'abcdefghijklmnopqrstuvwxyz23456789',
    length: [4, 12],
    usual: { charset: 'abcdefghijkmnopqrstuvwxyz23456789', length: 8 },
  },
})
