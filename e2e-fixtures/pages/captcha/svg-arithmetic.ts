import { html } from 'hono/html'
import { drawArithmeticSvg } from '../../captchas/live.ts'
import { renderError, renderPage } from '../../layout.ts'
import { defineFormPage } from '../define-form-page.ts'
import { renderSvgField } from './svg-inline.ts'

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
  refusal: 'The captcha is not correct. Please try again.',
  render: (challenge, error) =>
    renderPage({
      title: 'Leave a comment',
      lead: 'Work out the sum in the picture and type the result.',
      body: html`<form method="post">
        <label>Comment <textarea name="comment" rows="2">What a view!</textarea></label>
        ${renderSvgField(challenge)}
        ${renderError(error)}
        <button type="submit">Post comment</button>
      </form>`,
    }),
})
