import { defineModule } from './define-module.ts'

/**
 * MTCaptcha's widget, standard and mini: an image and a field in a frame. The answer is checked as it is typed.
 *
 * - Source: https://docs.mtcaptcha.com
 * - Markup: the frame, and the hidden field `mtcaptcha-verifiedtoken` in the page around it. The widget fills the field
 *   when the answer is right, which is the only proof. The control for another image is found by its words.
 * - Unconfirmed: the ids inside the frame.
 * - Test switch: the vendor's test mode, `setEnableTestMode(testKey)`.
 */
export const mtcaptcha = defineModule({
  name: 'mtcaptcha',
  frame: 'iframe[id^="mtcaptcha"], iframe[src*="service.mtcaptcha.com"]',
  image: '[id^="mtcap-image"]',
  input: '[id^="mtcap-inputtext"]',
  submit: false,
  accepted: [{ filled: 'input[name="mtcaptcha-verifiedtoken"]', in: 'parent' }],
  answer: { length: [3, 8] },
  providerModule: 'mtcaptcha',
})
