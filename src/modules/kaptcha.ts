import { defineModule } from './define-module.ts'

/**
 * Kaptcha for Java (https://github.com/penggle/kaptcha): a JPEG of 200x50 from a servlet whose address names the library,
 * on markup that is the application's. Another size tells of other settings, and of another alphabet.
 */
export const kaptcha = defineModule({
  name: 'kaptcha',
  image: 'img[src*="kaptcha" i]',
  size: { width: 200, height: 50 },
  answer: { caseSensitive: true, charset: 'abcde2345678gfynmnpwx', length: [4, 6] },
})
