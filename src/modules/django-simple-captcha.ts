import { defineModule } from './define-module.ts'

/**
 * django-simple-captcha for Django.
 *
 * - Source: https://github.com/mbi/django-simple-captcha
 * - Markup: the library's form field.
 * - Settings: the length (four letters by default) and other challenge functions, such as sums and words.
 * - Test switch: `CAPTCHA_TEST_MODE`, after which `PASSED` is the answer to every image.
 */
export const djangoSimpleCaptcha = defineModule({
  name: 'django-simple-captcha',
  image: 'img.captcha',
  input: 'input[id$="captcha_1"], input[name$="captcha_1"], input[name$="_1"][autocapitalize="off"]',
  refresh: '.js-captcha-refresh',
  rejected: [{ text: /Invalid CAPTCHA/i }],
  answer: { caseSensitive: false, charset: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', length: [3, 8] },
})
