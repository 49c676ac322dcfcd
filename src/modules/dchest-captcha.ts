import { defineModule } from './define-module.ts'

/**
 * dchest/captcha for Go: a PNG with digits.
 *
 * - Source: https://pkg.go.dev/github.com/dchest/captcha
 * - Markup: the library's example. The reload link is found by its words.
 * - Answers: digits, six of them (`DefaultLen` of 1.1.0).
 * - Settings: the length.
 * - Test switch: a store of your own, set with `captcha.SetCustomStore`.
 */
export const dchestCaptcha = defineModule({
  name: 'dchest-captcha',
  image: 'img#image[src*="/captcha/"]',
  input: 'input[name="captchaSolution"]',
  // The server draws another image for the same key only if it is asked with this.
  cacheBuster: 'reload',
  rejected: [{ text: 'Wrong captcha solution' }],
  answer: { charset: '0123456789', length: [4, 10], usual: { length: 6 } },
})
