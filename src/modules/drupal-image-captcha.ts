import { defineModule } from './define-module.ts'

/**
 * Image CAPTCHA, of Drupal's CAPTCHA module.
 *
 * - Source: https://www.drupal.org/project/captcha
 * - Markup: the module's field and, with Image CAPTCHA Refresh, its link.
 * - Answers: five of the letters and digits that are not mistaken for others (`IMAGE_CAPTCHA_ALLOWED_CHARACTERS`).
 * - Settings: whether case counts, the letters and the length, so nothing is assumed about case.
 * - Test switch: the permission "Skip CAPTCHA".
 */
export const drupalImageCaptcha = defineModule({
  name: 'drupal-image-captcha',
  image: '.captcha img[alt="Image CAPTCHA"], .captcha img[src*="image-captcha-generate"]',
  input: '[name="captcha_response"]',
  refresh: 'a.reload-captcha',
  rejected: [{ text: 'The answer you entered for the CAPTCHA was not correct' }],
  answer: {
    charset: '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
    length: [3, 8],
    usual: { charset: 'aAbBCdEeFfGHhijKLMmNPQRrSTtWXYZ23456789', length: 5 },
  },
})
