import { html } from 'hono/html'
import type { Draw } from '../../captchas/drawing.ts'
import { drawDjango } from '../../captchas/stored.ts'
import { type Markup, renderError, renderPage } from '../../layout.ts'
import type { PageDefinition } from '../../page.ts'
import { defineImageRoutePage } from '../define-image-route-page.ts'

interface Place {
  name: string
  title: string
  draw?: Draw
  /** Renders the image from its address, with whatever puts it in its place. */
  render(imagePath: string): Markup
}

/** A page whose image is in an unusual place. A second request to its address returns another captcha. */
export function definePlacePage({ name, title, draw = drawDjango, render }: Place): PageDefinition {
  const imagePath = `/${name}/picture`
  return defineImageRoutePage({
    name,
    path: `/${name}`,
    title,
    group: 'place',
    captchas: 1,
    module: 'generic',
    draw,
    imagePath,
    field: 'captcha',
    refusal: 'The captcha is wrong.',
    render: (error) => renderPage({ title, body: renderForm(render(imagePath), error) }),
  })
}

export function renderForm(picture: Markup, error: string | undefined): Markup {
  return html`<form method="post">
    ${picture}
    <label>Captcha <input type="text" name="captcha" autocomplete="off"></label>
    ${renderError(error)}
    <button type="submit">Continue</button>
  </form>`
}
