import { defineModule } from './define-module.ts'

/**
 * django-simple-captcha (https://github.com/mbi/django-simple-captcha): the library's own form field. Four letters
 * by default; other challenge functions (sums, words) and lengths are a setting, so the length is left open.
 */
export const djangoSimpleCaptcha = defineModule({
  name: 'django-simple-captcha',
  image: 'img.captcha',
  input: 'input[id$="captcha_1"], input[name$="captcha_1"], input[name$="_1"][autocapitalize="off"]',
  refresh: '.js-captcha-refresh',
  rejected: [{ text: /Invalid CAPTCHA/i }],
  answer: { caseSensitive: false, charset: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', length: [3, 8] },
})
