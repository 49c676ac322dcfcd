import { defineModule } from './define-module.ts'

const picture = 'img[id$="-image"][src*="captcha?v="], img[id$="-image"][src*="captcha&v="]'

/**
 * Yii 2's captcha action and widget (https://www.yiiframework.com/doc/api/2.0/yii-captcha-captcha): the image's id is the
 * field's with `-image` behind it, and a click on it shows another. The length is a setting.
 * Before you solve: `fixedVerifyCode`.
 */
export const yii2 = defineModule({
  name: 'yii2',
  image: picture,
  refresh: picture,
  rejected: [{ text: 'The verification code is incorrect' }],
  answer: { caseSensitive: false, charset: 'abcdefghijklmnopqrstuvwxyz', length: [3, 10] },
})
