import { defineModule } from './define-module.ts'

/**
 * Queue-it's challenge before a waiting room: a picture of letters in Queue-it's container.
 *
 * - Source: published customisations of the waiting page, and public programs that meet the challenge.
 * - Markup: drawn by a script a moment after the page, in no form. A refusal renews the picture in the same document. Customers
 *   have their own themes and languages. The control for another image is found by its words; without one the page is
 *   reloaded. After the challenge comes the waiting page or the target page. The room's other challenges, from a button to
 *   reCAPTCHA, are those of `waitForQueueTurn()`.
 * - Unconfirmed: the number of letters.
 * - Test switch: Queue-it's KnownUser connector admits a customer's own test with the secret key of the test event.
 */
export const queueIt = defineModule({
  name: 'queue-it',
  image: '#challenge-container img.captcha-code, #challenge-container img.BDC_CaptchaImage',
  input: '#solution',
  submit: '.botdetect-button',
  accepted: [{ selector: '#MainPart_lbUsersInLineAheadOfYou' }],
  answer: { length: [3, 8] },
  providerModule: 'queueit',
})
