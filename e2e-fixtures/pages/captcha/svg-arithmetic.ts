import { html } from 'hono/html'
import { drawArithmeticSvg } from '../../captchas/live.ts'
import { renderPage } from '../../layout.ts'
import { defineFormPage } from '../define-form-page.ts'
import { renderSvgForm, SVG_REFUSAL } from './svg-form.ts'

export const svgArithmetic = defineFormPage({
  name: 'svg-arithmetic',
  path: '/svg-arithmetic',
  title: 'svg-captcha, a sum to work out',
  group: 'captcha',
  captchas: 1,
  module: 'svg-captcha',
  arithmetic: true,
  draw: drawArithmeticSvg,
  field: 'captcha',
  refusal: SVG_REFUSAL,
  render: (challenge, error) =>
    renderPage({
      title: 'Leave a comment',
      lead: 'Work out the sum in the picture and type the result.',
      body: renderSvgForm({
        fields: html`<label>Comment <textarea name="comment" rows="2">What a view!</textarea></label>`,
        challenge,
        error,
        button: 'Post comment',
      }),
    }),
})
