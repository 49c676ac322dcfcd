import { defineModule } from './define-module.ts'

/**
 * mews/captcha for Laravel.
 *
 * - Source: https://github.com/mewebstudio/captcha
 * - Markup: images at `/captcha/` plus the name of a configuration, here those that ship with the library.
 * - Answers: letters and digits that are not mistaken for others (`characters` of its configuration); three, five, six or
 *   nine of them.
 * - Settings: sums are one of them. For them use `{ ...modules.mews, answer: { arithmetic: true } }`.
 * - Test switch: `CAPTCHA_DISABLE`.
 */
export const mews = defineModule({
  name: 'mews',
  image: ['default', 'flat', 'mini', 'inverse', 'math']
    .map((setting) => `img[src*="/captcha/${setting}"], img[src*="/captcha/api/${setting}"]`)
    .join(', '),
  input: 'input[name="captcha"]',
  cacheBuster: 't',
  rejected: [{ selector: 'input[name="captcha"].is-invalid' }],
  answer: {
    caseSensitive: false,
    charset: 'abcdefghijklmnopqrstuvwxyz0123456789',
    length: [3, 9],
    usual: { charset: 'abcdefghjmnpqrtuxyz2346789' },
  },
})
