import { defineModule } from './define-module.ts'

/**
 * FancyCaptcha, of MediaWiki's ConfirmEdit: two joined words.
 *
 * - Source: https://www.mediawiki.org/wiki/Extension:ConfirmEdit
 * - Markup: the extension's, on the pages for editing and for creating an account.
 * - Answers: two words of four or five letters from the site's list, `/usr/share/dict/words` in the instructions, joined in
 *   small letters (`captcha.py`, as of MediaWiki 1.39). Whatever the list, there are only the letters a to z.
 * - Settings: the list, how many words are joined, or random letters instead. For your own list use
 *   `{ ...modules['mediawiki-fancycaptcha'], answer: { words: [...], parts: 2 } }`.
 * - Test switch: the right `skipcaptcha`.
 */
export const mediawikiFancycaptcha = defineModule({
  name: 'mediawiki-fancycaptcha',
  image: 'img.fancycaptcha-image',
  input: '#wpCaptchaWord, #mw-input-captchaWord, input[name="captchaWord"], input[name="wpCaptchaWord"]',
  refresh: '.fancycaptcha-reload',
  rejected: [{ text: /Incorrect or missing (CAPTCHA|confirmation code)/i }],
  answer: {
    charset: 'abcdefghijklmnopqrstuvwxyz',
    length: [3, 16],
    usual: { words: 'english', parts: 2, length: [8, 10] },
  },
})
