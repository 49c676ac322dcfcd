import { defineModule } from './define-module.ts'

/**
 * simple_captcha2 for Rails.
 *
 * - Source: https://github.com/pludoni/simple-captcha
 * - Markup: that of the library's generator.
 * - Answers: five capitals (`SimpleCaptcha.length` of 0.5.0). Case never counts.
 * - Settings: digits instead of letters. For digits use
 *   `{ ...modules['simple-captcha2'], answer: { charset: '0123456789' } }`.
 * - Test switch: `SimpleCaptcha.always_pass`, which is on in the test environment.
 */
export const simpleCaptcha2 = defineModule({
  name: 'simple-captcha2',
  image: '.simple_captcha_image img, img[id^="simple_captcha-"]',
  input: 'input[name$="[captcha]"], input[name="captcha"]',
  refresh: '.simple_captcha_refresh_button a',
  answer: {
    caseSensitive: false,
    charset: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
    length: [3, 8],
    usual: { charset: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', length: 5 },
  },
})
