import { defineModule } from './define-module.ts'

/**
 * react-client-captcha: a canvas of 100x40 and a button.
 *
 * - Source: https://www.npmjs.com/package/react-client-captcha
 * - Markup: the id that 1.0.3 gives its button, or the test id of others. A small canvas beside a field could also be a chart, so clues must
 *   show that it is a captcha.
 * - Answers: four letters and digits (`charsCount` of 1.0.3).
 */
export const reactClientCaptcha = defineModule({
  name: 'react-client-captcha',
  image: 'canvas',
  refresh: '#retryButton, [data-testid="refreshButton"]',
  size: { width: 100, height: 40 },
  answer: {
    caseSensitive: true,
    charset: '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
    length: [3, 8],
    usual: { length: 4 },
  },
  needsClues: true,
})
