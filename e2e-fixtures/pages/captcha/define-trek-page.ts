import { html } from 'hono/html'
import { drawTrek } from '../../captchas/live.ts'
import { type Markup, renderError, renderPage } from '../../layout.ts'
import type { PageDefinition } from '../../page.ts'
import { defineImageRoutePage } from '../define-image-route-page.ts'

interface TrekPage {
  name: string
  title: string
  heading: string
  lead: string
  /** The form's fields besides the captcha's. */
  fields: Markup
  /** Renders the image from its address. */
  picture(address: string): Markup
  /** The button's label. */
  button: string
}

/** A form with trek-captcha's image from its own route. */
export function defineTrekPage({ name, title, heading, lead, ...form }: TrekPage): PageDefinition {
  const imagePath = `/${name}/captcha.gif`
  return defineImageRoutePage({
    name,
    path: `/${name}`,
    title,
    group: 'captcha',
    captchas: 1,
    module: 'trek-captcha',
    draw: drawTrek,
    imagePath,
    field: 'captcha',
    refusal: 'Invalid captcha.',
    render: (error) =>
      renderPage({
        title: heading,
        lead,
        body: html`<form method="post">
          ${form.fields}
          <div class="picture">${form.picture(imagePath)}</div>
          <label>Letters in the picture <input type="text" name="captcha" autocomplete="off" required></label>
          ${renderError(error)}
          <button type="submit">${form.button}</button>
        </form>`,
      }),
  })
}
