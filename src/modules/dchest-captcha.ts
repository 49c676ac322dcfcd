import { defineModule } from './define-module.ts'

/**
 * dchest/captcha for Go (https://pkg.go.dev/github.com/dchest/captcha): the markup of its example. The reload link is
 * found by its words. The length is a setting.
 */
export const dchestCaptcha = defineModule({
  name: 'dchest-captcha',
  image: 'img#image[src*="/captcha/"]',
  input: 'input[name="captchaSolution"]',
  rejected: [{ text: 'Wrong captcha solution' }],
  answer: { charset: '0123456789', length: [4, 10] },
})
