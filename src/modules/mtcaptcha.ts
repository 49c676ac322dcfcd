import { defineModule } from './define-module.ts'

/**
 * MTCaptcha's widget, standard and mini: an image and a field in a frame. The answer is checked as it is typed.
 *
 * - Source: https://docs.mtcaptcha.com, and public programs that meet the widget.
 * - Markup: the frame, whose id begins with that of the page's own container where it has one, and the hidden field
 *   `mtcaptcha-verifiedtoken` in the page around it. The widget fills the field when the answer is right, which is the only
 *   proof: it takes its picture away then, and may take its frame away too. The control for another image is found by its
 *   words. A second picture, with "nocss" in its id, is only there until the style sheet is.
 * - Unconfirmed: what the widget shows after a wrong answer.
 * - Test switch: the vendor's test mode, `setEnableTestMode(testKey)`.
 */
export const mtcaptcha = defineModule({
  name: 'mtcaptcha',
  frame:
    'iframe[id$="-iframe-1"], iframe[id^="mtcaptcha"], iframe[src*="mtcaptcha.com"], iframe[src*="/mtcv1/client/"]',
  image: '.mtcap-image, .mtcap-image-mini, [id^="mtcap-image"]:not([id*="nocss"])',
  input: '.mtcap-inputtext, [id^="mtcap-inputtext"]',
  submit: false,
  accepted: [{ filled: 'input[name="mtcaptcha-verifiedtoken"]', in: 'parent' }],
  answer: { length: [3, 8] },
  providerModule: 'mtcaptcha',
})
