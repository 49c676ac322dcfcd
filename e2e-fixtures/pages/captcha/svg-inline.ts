import { html } from 'hono/html'
import { drawSvg } from '../../captchas/live.ts'
import { renderPage } from '../../layout.ts'
import { defineFormPage } from '../define-form-page.ts'
import { renderSvgForm, SVG_REFUSAL } from './svg-form.ts'

export const svgInline = defineFormPage({
  name: 'svg-inline',
  path: '/svg-inline',
  title: 'svg-captcha, inline in the page',
  group: 'captcha',
  captchas: 1,
  module: 'svg-captcha',
  draw: drawSvg,
  field: 'captcha',
  refusal: SVG_REFUSAL,
  render: (challenge, error) =>
    renderPage({
      title: 'Create your account',
      lead: 'It takes a minute.',
      body: renderSvgForm({
        fields: html`<label>Email <input type="email" name="email" value="ada@example.test"></label>`,
        challenge,
        error,
        button: 'Create account',
      }),
    }),
})
