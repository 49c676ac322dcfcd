import { defineModule } from './define-module.ts'

/**
 * Contact Form 7 with Really Simple CAPTCHA, for WordPress.
 *
 * - Source: https://contactform7.com/captcha/
 * - Markup: the plugin's. A script submits the form, and every response brings a new image, even when it accepts the
 *   answer.
 * - Answers: four capitals and digits without I, O, 0 and 1 (`chars` and `char_length` of Really Simple CAPTCHA).
 */
export const contactForm7 = defineModule({
  name: 'contact-form-7',
  image: 'img.wpcf7-captchac',
  input: 'input.wpcf7-captchar',
  accepted: [{ selector: 'form[data-status="sent"]' }],
  rejected: [{ selector: '.wpcf7-captchar ~ .wpcf7-not-valid-tip' }],
  answer: {
    caseSensitive: false,
    charset: 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789',
    length: [3, 8],
    usual: { length: 4 },
  },
})
