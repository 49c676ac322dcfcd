import { defineModule } from './define-module.ts'

/**
 * Queue-it's challenge before a waiting room: an image of BotDetect in a container of Queue-it's own.
 * Unconfirmed, as customers have themes of their own: every selector. What shows another image is found by its words.
 * The challenge gives way to the waiting page, whose counter is documented, or to the target.
 * Before you solve: Queue-it's KnownUser connector lets a customer's own test through with the test's own secret key.
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
