import { defineModule } from './define-module.ts'

/**
 * react-simple-captcha (https://www.npmjs.com/package/react-simple-captcha): the ids of the canvas and of the reload link
 * are the library's, the field's is that of its documentation. Letters, digits or both, and how many, are arguments.
 */
export const reactSimpleCaptcha = defineModule({
  name: 'react-simple-captcha',
  image: 'canvas#canv',
  refresh: '#reload_href',
  answer: {
    caseSensitive: true,
    charset: '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
    length: [3, 10],
  },
})
