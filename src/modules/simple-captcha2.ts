import { defineModule } from './define-module.ts'

/**
 * simple_captcha2 for Rails (https://github.com/pludoni/simple-captcha): the markup of its generator. Digits instead of
 * letters are a setting: `{ ...modules['simple-captcha2'], answer: { charset: '0123456789' } }`.
 * Before you solve: `SimpleCaptcha.always_pass`.
 */
export const simpleCaptcha2 = defineModule({
  name: 'simple-captcha2',
  image: '.simple_captcha_image img, img[id^="simple_captcha-"]',
  input: 'input[name$="[captcha]"], input[name="captcha"]',
  refresh: '.simple_captcha_refresh_button a',
  answer: { caseSensitive: false, charset: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', length: [3, 8] },
})
