import { defineModule } from 'solve-image-captchas'

/** The captcha of the archive's sign-in page. Nothing in its markup mentions a captcha. */
export const archiveLogin = defineModule({
  name: 'archive-login',
  matches: '*/security-code*',
  image: 'img.fancy-pic',
  input: '.fancy-input',
  refresh: '.fancy-row a',
  accepted: [{ url: '*/welcome' }],
  rejected: [{ text: 'does not match the picture' }],
  // Readings must fit this: four capital letters, never a digit.
  answer: { caseSensitive: false, charset: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', length: 4 },
})
