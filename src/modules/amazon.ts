import { defineModule } from './define-module.ts'

/**
 * The image captcha of Amazon's error page and of its sign-in page.
 *
 * - Source: many published pages that quote the markup; no documentation is known.
 * - Markup: the form's address and the ids of the fields. The answer has six capital letters.
 * - Unconfirmed: whether case counts.
 */
export const amazon = defineModule({
  name: 'amazon',
  image: 'form[action*="validateCaptcha"] img, #auth-captcha-image',
  input: '#captchacharacters, #auth-captcha-guess',
  submit: '#signInSubmit, form[action*="validateCaptcha"] [type="submit"]',
  refresh: '#auth-captcha-refresh-link, form[action*="validateCaptcha"] a[onclick*="reload"]',
  answer: { caseSensitive: false, charset: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', length: 6 },
  providerModule: 'amazon',
})

/** The same captcha with an animated image, recognised by its file name or type. Providers have another name for it. */
export const amazonGif = defineModule({
  ...amazon,
  name: 'amazon-gif',
  image: ['form[action*="validateCaptcha"] img', '#auth-captcha-image']
    .flatMap((image) => [`${image}[src*=".gif" i]`, `${image}[src^="data:image/gif"]`])
    .join(', '),
  providerModule: 'amazon-gif',
})
