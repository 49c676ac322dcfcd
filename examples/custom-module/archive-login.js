import { defineModule } from 'solve-image-captchas'

/** The captcha of the archive's sign-in, whose markup never says so. */
export const archiveLogin = defineModule({
  name: 'archive-login',
  matches: '*/security-code*',
  image: 'img.fancy-pic',
  input: '.fancy-input',
  refresh: '.fancy-row a',
  accepted: [{ url: '*/welcome' }],
  rejected: [{ text: 'does not match the picture' }],
  // What is said of the answer is what readings are held to: four capitals, never a digit.
  answer: { caseSensitive: false, charset: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', length: 4 },
})
