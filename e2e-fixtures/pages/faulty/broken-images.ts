import { html } from 'hono/html'
import { type Markup, renderPage } from '../../layout.ts'
import type { PageDefinition, SitePage } from '../../page.ts'

const COMMON = { group: 'faulty', captchas: 1, module: 'svg-captcha' } satisfies Partial<SitePage>

/** The image's request is held until the site closes. */
export const imageHangs: PageDefinition = {
  ...COMMON,
  name: 'image-hangs',
  path: '/image-hangs',
  title: 'Its image never loads',
  addRoutes(app) {
    // Set by a script after the load event, so that only the image hangs and not the navigation to the page.
    const script = html`<script>
      addEventListener('load', () => { document.getElementById('picture').src = '/image-hangs/captcha' })
    </script>`
    app.get('/image-hangs', (context) =>
      context.html(renderForm(html`<img id="picture" alt="captcha" width="150" height="50">${script}`)),
    )
    app.get('/image-hangs/captcha', () => new Promise(() => {}))
  },
}

export const imageMissing: PageDefinition = {
  ...COMMON,
  name: 'image-missing',
  path: '/image-missing',
  title: 'Its image is not found',
  addRoutes(app) {
    const image = html`<img src="/image-missing/captcha" alt="captcha" width="150" height="50">`
    app.get('/image-missing', (context) => context.html(renderForm(image)))
    app.get('/image-missing/captcha', (context) => context.notFound())
  },
}

function renderForm(image: Markup): Markup {
  return renderPage({
    title: 'Report a fallen tree',
    lead: 'Thank you for looking out.',
    body: html`<form method="post">
      <div class="picture">${image}</div>
      <label>Captcha <input type="text" name="captcha" autocomplete="off"></label>
      <button type="submit">Report</button>
    </form>`,
  })
}
