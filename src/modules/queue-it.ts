import { defineModule } from './define-module.ts'

/**
 * Queue-it's challenge before a waiting room: a BotDetect image in Queue-it's container.
 *
 * - Source: published markup. Only the waiting page that follows the challenge is documented.
 * - Markup: customers have their own themes. The control for another image is found by its words. After the challenge
 *   comes the waiting page or the target page.
 * - Unconfirmed: every selector of the challenge.
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
