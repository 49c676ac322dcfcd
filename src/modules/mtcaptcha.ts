import { defineModule } from './define-module.ts'

/**
 * MTCaptcha's widget (https://docs.mtcaptcha.com), standard and mini: an image and a field in a frame, checked as the
 * answer is typed. Documented: the frame, and the hidden field `mtcaptcha-verifiedtoken` that the widget fills in the page
 * around it, which is the only proof. Unconfirmed: the ids inside the frame. What shows another image is found by its words.
 * Before you solve: the vendor's own test mode, `setEnableTestMode(testKey)`.
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
