import { defineModule } from './define-module.ts'

/**
 * captcha for Python (https://github.com/lepture/captcha): a PNG of 160x60. The library hands out bytes and nothing else:
 * markup, letters and length are the application's, so nothing is said of the answer.
 */
export const leptureCaptcha = defineModule({
  name: 'lepture-captcha',
  image: 'img[src*="captcha" i], img[src^="data:image/png"]',
  size: { width: 160, height: 60 },
})
