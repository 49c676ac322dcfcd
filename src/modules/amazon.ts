import { defineModule } from './define-module.ts'

/**
 * Amazon's error page, which asks for the letters of an image, and the image of its sign-in page. Known from many
 * published pages: the form's address, the ids of the fields, six capital letters. Unconfirmed: whether case counts.
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

/** The same with an animated image, which providers know by another name. The file's name or type tells it. */
export const amazonGif = defineModule({
  ...amazon,
  name: 'amazon-gif',
  image: ['form[action*="validateCaptcha"] img', '#auth-captcha-image']
    .flatMap((image) => [`${image}[src*=".gif" i]`, `${image}[src^="data:image/gif"]`])
    .join(', '),
  providerModule: 'amazon-gif',
})
