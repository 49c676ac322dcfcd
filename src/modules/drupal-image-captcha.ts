import { defineModule } from './define-module.ts'

/**
 * Image CAPTCHA of Drupal's CAPTCHA module (https://www.drupal.org/project/captcha): its own field and, with Image CAPTCHA
 * Refresh, its link. Whether case counts, the letters and their number are settings of the site, so they are left open.
 */
export const drupalImageCaptcha = defineModule({
  name: 'drupal-image-captcha',
  image: '.captcha img[alt="Image CAPTCHA"], .captcha img[src*="image-captcha-generate"]',
  input: '[name="captcha_response"]',
  refresh: 'a.reload-captcha',
  rejected: [{ text: 'The answer you entered for the CAPTCHA was not correct' }],
  answer: { charset: '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', length: [3, 8] },
})
