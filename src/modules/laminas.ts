import { defineModule } from './define-module.ts'

/**
 * Image captchas of Laminas and Zend (https://docs.laminas.dev/laminas-captcha): the markup of their form helper, with the
 * image in the folder of the documentation. There is no way to another image but loading the page again.
 */
export const laminas = defineModule({
  name: 'laminas',
  image: 'img[src*="/images/captcha/"]',
  input: 'input[name$="[input]"]',
  rejected: [{ text: 'Captcha value is wrong' }],
  answer: { caseSensitive: false, charset: 'abcdefghijklmnopqrstuvwxyz23456789', length: [4, 12] },
})
