import { defineModule } from './define-module.ts'

/**
 * svg-captcha for Node (https://www.npmjs.com/package/svg-captcha): an inline `svg`, or an `img` from a route of the
 * application, 150x50 unless the application says otherwise. The rest of the markup is the application's.
 * The library writes its view box with commas, which no drawing program does.
 */
export const svgCaptcha = defineModule({
  name: 'svg-captcha',
  image: 'svg[viewBox^="0,0,"], img[src*="captcha" i]',
  size: { width: 150, height: 50 },
  answer: {
    caseSensitive: true,
    charset: '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
    length: [3, 8],
  },
})
