import { defineModule } from './define-module.ts'

/**
 * mews/captcha for Laravel (https://github.com/mewebstudio/captcha): images at `/captcha/` and the name of a setting,
 * those that come with the package. Sums are a setting: `{ ...modules.mews, answer: { arithmetic: true } }`.
 * Before you solve: `CAPTCHA_DISABLE`.
 */
export const mews = defineModule({
  name: 'mews',
  image: ['default', 'flat', 'mini', 'inverse', 'math']
    .map((setting) => `img[src*="/captcha/${setting}"], img[src*="/captcha/api/${setting}"]`)
    .join(', '),
  input: 'input[name="captcha"]',
  rejected: [{ selector: 'input[name="captcha"].is-invalid' }],
  answer: { caseSensitive: false, charset: 'abcdefghijklmnopqrstuvwxyz0123456789', length: [3, 9] },
})
