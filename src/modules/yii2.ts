import { defineModule } from './define-module.ts'

const image = 'img[id$="-image"][src*="captcha?v="], img[id$="-image"][src*="captcha&v="]'

/**
 * Yii 2's captcha action and widget.
 *
 * - Source: https://www.yiiframework.com/doc/api/2.0/yii-captcha-captcha
 * - Markup: the widget's. The image's id is the field's id plus `-image`, and a click on the image shows another one.
 * - Answers: six or seven small letters (`minLength`, `maxLength` and `generateVerifyCode()` of 2.0). Case doesn't count.
 * - Settings: the length.
 * - Test switch: `fixedVerifyCode`.
 */
export const yii2 = defineModule({
  name: 'yii2',
  image,
  refresh: image,
  rejected: [{ text: 'The verification code is incorrect' }],
  answer: {
    caseSensitive: false,
    charset: 'abcdefghijklmnopqrstuvwxyz',
    length: [3, 20],
    usual: { length: [6, 7] },
  },
})
