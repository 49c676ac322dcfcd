import { html, raw } from 'hono/html'
import { drawSvg } from '../../captchas/live.ts'
import { type Markup, renderError, renderPage } from '../../layout.ts'
import type { Challenge } from '../../ledger.ts'
import { defineFormPage } from '../define-form-page.ts'

export const svgInline = defineFormPage({
  name: 'svg-inline',
  path: '/svg-inline',
  title: 'svg-captcha, drawn into the page',
  group: 'captcha',
  captchas: 1,
  module: 'svg-captcha',
  draw: drawSvg,
  field: 'captcha',
  refusal: 'The captcha is not correct. Please try again.',
  render: (challenge, error) =>
    renderPage({
      title: 'Create your account',
      lead: 'It takes a minute.',
      body: html`<form method="post">
        <label>Email <input type="email" name="email" value="ada@example.test"></label>
        ${renderSvgField(challenge)}
        ${renderError(error)}
        <button type="submit">Create account</button>
      </form>`,
    }),
})

/** What an application writes around svg-captcha's drawing. */
export function renderSvgField(challenge: Challenge, field = 'captcha'): Markup {
  return html`<div class="picture captcha">${raw(new TextDecoder().decode(challenge.image))}</div>
    <label>Type the characters you see <input type="text" name="${field}" autocomplete="off" required></label>`
}
