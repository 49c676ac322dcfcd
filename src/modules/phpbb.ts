import { defineModule } from './define-module.ts'

/**
 * phpBB's GD captchas.
 *
 * - Source: https://www.phpbb.com (`captcha_default.html`)
 * - Markup: the board's pages for registering, posting and signing in. The refresh button submits the form. Old
 *   templates have no class around the image.
 * - Answers: four to seven capitals and digits, without O and 0 (`CAPTCHA_MIN_CHARS`, `CAPTCHA_MAX_CHARS` and
 *   `gen_rand_string_friendly()`). No setting changes them.
 * - Test switch: the board setting "Enable spambot countermeasures for registrations".
 */
export const phpbb = defineModule({
  name: 'phpbb',
  image: '.captcha-image img, img[src*="mode=confirm&confirm_id="]',
  input: '#confirm_code, input[name="confirm_code"]',
  refresh: '#refresh_vc, [name="refresh_vc"]',
  rejected: [{ text: /confirmation code you entered was incorrect/i }],
  answer: { caseSensitive: false, charset: 'ABCDEFGHIJKLMNPQRSTUVWXYZ123456789', length: [4, 7] },
})
