import { defineModule } from './define-module.ts'

/**
 * Securimage for PHP.
 *
 * - Source: https://www.phpcaptcha.org/documentation/quickstart-guide/
 * - Markup: that of `getCaptchaHtml()` and of the library's example form.
 * - Answers: six letters and digits (`code_length` and `charset` of 4.0.0). Case counts in none by default.
 * - Settings: sums and words. For sums use `{ ...modules.securimage, answer: { arithmetic: true } }`, for one word (`use_wordlist`)
 *   `{ ...modules.securimage, answer: { caseSensitive: false, words: 'english' } }`.
 */
export const securimage = defineModule({
  name: 'securimage',
  image: 'img#captcha_image, img#siimage, img[src*="securimage_show.php"]',
  input: '#captcha_code, input[name="captcha_code"], input[name="ct_captcha"]',
  refresh: 'a[title="Refresh Image"]',
  cacheBuster: 'sid',
  accepted: [{ selector: '.success' }],
  rejected: [{ selector: 'span.error' }],
  answer: {
    caseSensitive: false,
    charset: 'abcdefghijklmnopqrstuvwxyz0123456789',
    length: [4, 8],
    usual: { length: 6 },
  },
})
