import { defineModule } from './define-module.ts'

/** Where the image stands: on the robot check, in the sign-in and its older ids, and on the verification page. */
const images = [
  'form[action*="validateCaptcha"] img',
  '#auth-captcha-image',
  '#ap_captcha_img img',
  '.cvf-captcha-img img',
]

/**
 * The image captcha of Amazon's robot check, of sign-in, registration and forgotten password, and of its verification page.
 *
 * - Source: many published pages that quote the markup, and public programs that meet it; no documentation is known.
 * - Markup: the forms' addresses and the ids of the fields. The answer usually has six capital letters. A refusal of the
 *   sign-in empties the password. The newer robot check has a button and no image, and AWS WAF's puzzle no text: both are
 *   named as captchas of other kinds (`src/page/other-kinds.ts`).
 * - Unconfirmed: whether case counts.
 */
export const amazon = defineModule({
  name: 'amazon',
  image: images.join(', '),
  input: '#captchacharacters, #auth-captcha-guess, #ap_captcha_guess, input[name="cvf_captcha_input"]',
  submit:
    'form[action*="validateCaptcha"] [type="submit"], [name="cvf_captcha_captcha_action"][value="verifyCaptcha"], #signInSubmit, #continue',
  refresh: '#auth-captcha-refresh-link, form[action*="validateCaptcha"] a[onclick*="reload"]',
  answer: { caseSensitive: false, usual: { charset: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', length: 6 } },
  providerModule: 'amazon',
})

/** The same captcha with an animated image, recognised by its file name or type. Providers have another name for it. */
export const amazonGif = defineModule({
  ...amazon,
  name: 'amazon-gif',
  image: images.flatMap((image) => [`${image}[src*=".gif" i]`, `${image}[src^="data:image/gif"]`]).join(', '),
  providerModule: 'amazon-gif',
})
