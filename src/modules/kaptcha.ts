import { defineModule } from './define-module.ts'

/**
 * Kaptcha for Java: a JPEG of 200x50 from a servlet whose address contains the library's name.
 *
 * - Source: https://github.com/penggle/kaptcha
 * - Markup: the application's.
 * - Answers: five of a few small letters and digits (`kaptcha.textproducer.char.string` and `.length` of 2.3.2).
 * - Settings: the size, the letters and the length. An image of another size has other settings, so it is passed over.
 * - Test switch: a text producer of your own, set with `kaptcha.textproducer.impl`.
 */
export const kaptcha = defineModule({
  name: 'kaptcha',
  image: 'img[src*="kaptcha" i]',
  cacheBuster: 't',
  size: { width: 200, height: 50 },
  answer: { caseSensitive: true, length: [4, 6], usual: { charset: 'abcde2345678gfynmnpwx', length: 5 } },
})
