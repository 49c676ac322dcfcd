import { defineModule } from './define-module.ts'

/**
 * BotDetect for PHP, ASP.NET and Java.
 *
 * - Source: https://captcha.com/doc
 * - Markup: the library's image and reload link. The field is the application's, usually `#CaptchaCode`, so the
 *   nearest one is used.
 * - Answers: four to six letters and digits in the vendor's examples.
 * - Settings: the length.
 * - Test switch: `TestModeEnabled`.
 */
export const botdetect = defineModule({
  name: 'botdetect',
  image: 'img.BDC_CaptchaImage',
  refresh: 'a.BDC_ReloadLink',
  accepted: [{ selector: 'span.correct' }],
  rejected: [{ selector: 'span.incorrect' }],
  answer: {
    caseSensitive: false,
    charset: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
    length: [3, 8],
    usual: { length: [4, 6] },
  },
})
