import { defineModule } from './define-module.ts'

/**
 * django-simple-captcha for Django.
 *
 * - Source: https://github.com/mbi/django-simple-captcha
 * - Markup: the library's form field.
 * - Answers: four capitals (`CAPTCHA_LENGTH` and `random_char_challenge` of 0.7.0). Case never counts.
 * - Settings: the length, and other challenge functions. For sums use
 *   `{ ...modules['django-simple-captcha'], answer: { arithmetic: true } }`, for words
 *   `{ ...modules['django-simple-captcha'], answer: { caseSensitive: false, words: 'english' } }`.
 * - Test switch: `CAPTCHA_TEST_MODE`, after which `PASSED` is the answer to every image.
 */
export const djangoSimpleCaptcha = defineModule({
  name: 'django-simple-captcha',
  image: 'img.captcha',
  input: 'input[id$="captcha_1"], input[name$="captcha_1"], input[name$="_1"][autocapitalize="off"]',
  refresh: '.js-captcha-refresh',
  rejected: [{ text: /Invalid CAPTCHA/i }],
  answer: { caseSensitive: false, charset: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', usual: { length: 4 } },
})
