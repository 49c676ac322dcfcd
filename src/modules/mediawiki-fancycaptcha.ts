import { defineModule } from './define-module.ts'

/**
 * FancyCaptcha, of MediaWiki's ConfirmEdit: two joined words.
 *
 * - Source: https://www.mediawiki.org/wiki/Extension:ConfirmEdit
 * - Markup: the extension's, on the pages for editing and for creating an account.
 * - Test switch: the right `skipcaptcha`.
 */
export const mediawikiFancycaptcha = defineModule({
  name: 'mediawiki-fancycaptcha',
  image: 'img.fancycaptcha-image',
  input: '#wpCaptchaWord, #mw-input-captchaWord, input[name="captchaWord"], input[name="wpCaptchaWord"]',
  refresh: '.fancycaptcha-reload',
  rejected: [{ text: /Incorrect or missing (CAPTCHA|confirmation code)/i }],
  answer: { charset: 'abcdefghijklmnopqrstuvwxyz', length: [5, 16] },
})
