import { defineModule } from './define-module.ts'

/**
 * BotDetect for PHP, ASP.NET and Java (https://captcha.com/doc): the library's own image and reload link. The field is
 * the application's, most often `#CaptchaCode`; the nearest serves. The length is a setting.
 */
export const botdetect = defineModule({
  name: 'botdetect',
  image: 'img.BDC_CaptchaImage',
  refresh: 'a.BDC_ReloadLink',
  accepted: [{ selector: 'span.correct' }],
  rejected: [{ selector: 'span.incorrect' }],
  answer: { caseSensitive: false, charset: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', length: [3, 8] },
})
