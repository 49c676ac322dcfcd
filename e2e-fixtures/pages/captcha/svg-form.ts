import { html, raw } from 'hono/html'
import { type Markup, renderError } from '../../layout.ts'
import type { Challenge } from '../../ledger.ts'

export const SVG_REFUSAL = 'The captcha is not correct. Please try again.'

interface SvgForm {
  /** The form's fields besides the captcha's. */
  fields: Markup
  challenge: Challenge
  error: string | undefined
  /** The button's label. */
  button: string
}

/** A form as an application writes it around svg-captcha's SVG. */
export function renderSvgForm({ fields, challenge, error, button }: SvgForm): Markup {
  return html`<form method="post">
    ${fields}
    ${renderSvgField(challenge)}
    ${renderError(error)}
    <button type="submit">${button}</button>
  </form>`
}

export function renderSvgField(challenge: Challenge, field = 'captcha'): Markup {
  return html`<div class="picture captcha">${raw(new TextDecoder().decode(challenge.image))}</div>
    <label>Type the characters you see <input type="text" name="${field}" autocomplete="off" required></label>`
}
