import { defineModule } from './define-module.ts'

/**
 * react-client-captcha (https://www.npmjs.com/package/react-client-captcha): a canvas of 100x40 and a button with the
 * library's own test id. A small canvas beside a field may as well be a chart, so clues have to show what it is.
 */
export const reactClientCaptcha = defineModule({
  name: 'react-client-captcha',
  image: 'canvas',
  refresh: '[data-testid="refreshButton"]',
  size: { width: 100, height: 40 },
  answer: {
    caseSensitive: true,
    charset: '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
    length: [3, 8],
  },
  needsClues: true,
})
