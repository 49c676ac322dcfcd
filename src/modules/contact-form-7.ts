import { defineModule } from './define-module.ts'

/**
 * Contact Form 7 with Really Simple CAPTCHA for WordPress (https://contactform7.com/captcha/). The form is sent by a script,
 * and every reply brings another image with it, one that accepts the answer too.
 */
export const contactForm7 = defineModule({
  name: 'contact-form-7',
  image: 'img.wpcf7-captchac',
  input: 'input.wpcf7-captchar',
  accepted: [{ selector: 'form[data-status="sent"]' }],
  rejected: [{ selector: '.wpcf7-captchar ~ .wpcf7-not-valid-tip' }],
  answer: { caseSensitive: false, charset: 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789', length: [3, 8] },
})
