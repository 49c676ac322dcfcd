import { html, raw } from 'hono/html'
import { drawSvg } from '../../captchas/live.ts'
import { renderError, renderPage, STYLE } from '../../layout.ts'
import { defineFormPage } from '../define-form-page.ts'
import { renderSvgField, SVG_REFUSAL } from './svg-form.ts'

export const shadowRoot = defineFormPage({
  name: 'shadow-root',
  path: '/shadow-root',
  title: 'In an open shadow root',
  group: 'captcha',
  captchas: 1,
  module: 'svg-captcha',
  draw: drawSvg,
  field: 'captcha',
  refusal: SVG_REFUSAL,
  render: (challenge, error) =>
    renderPage({
      title: 'Rate your stay',
      lead: 'The form is a web component.',
      body: html`<rating-form><template shadowrootmode="open">
        <style>${raw(STYLE)}</style>
        <form method="post">
          <label>Stars <input type="number" name="stars" value="4" min="1" max="5"></label>
          ${renderSvgField(challenge)}
          ${renderError(error)}
          <button type="submit">Send rating</button>
        </form>
      </template></rating-form>`,
    }),
})
