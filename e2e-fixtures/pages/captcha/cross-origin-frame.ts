import { html } from 'hono/html'
import { drawDjango } from '../../captchas/stored.ts'
import { renderFrame, renderPage } from '../../layout.ts'
import type { PageDefinition, SitePage } from '../../page.ts'
import { defineFormPage } from '../define-form-page.ts'
import { DJANGO_REFUSAL, renderDjangoField } from './django.ts'

const PAGE: SitePage = {
  name: 'cross-origin-frame',
  path: '/cross-origin-frame',
  title: 'In an iframe from another origin',
  group: 'captcha',
  captchas: 1,
  module: 'django-simple-captcha',
}
const WIDGET_PATH = `${PAGE.path}/widget`
const DONE_PATH = `${PAGE.path}/done`

const widget = defineFormPage({
  ...PAGE,
  path: WIDGET_PATH,
  draw: drawDjango,
  field: 'captcha_1',
  keyField: 'captcha_0',
  refusal: DJANGO_REFUSAL,
  next: DONE_PATH,
  render: (challenge, error) =>
    renderFrame(html`<form method="post">
      ${renderDjangoField(challenge, error)}
      <button type="submit">Check</button>
    </form>`),
})

export const crossOriginFrame: PageDefinition = {
  ...PAGE,
  addRoutes(app, ledger) {
    app.get(PAGE.path, (context) => {
      const here = new URL(context.req.url)
      const hostname = here.hostname === 'localhost' ? '127.0.0.1' : 'localhost'
      const frame = `http://${hostname}:${here.port}${WIDGET_PATH}?visit=${context.get('session').id}`
      return context.html(
        renderPage({
          title: 'Download the map',
          lead: 'Our partner checks that you are a person.',
          body: html`<iframe src="${frame}" title="Check" style="width: 100%; height: 230px; border: 0"></iframe>
          <p class="success" role="status" id="thanks" hidden>Thank you, the download starts.</p>
          <script>addEventListener('message', () => { document.getElementById('thanks').hidden = false })</script>`,
        }),
      )
    })
    widget.addRoutes(app, ledger)
    app.get(DONE_PATH, (context) =>
      context.html(
        renderFrame(html`<p class="success">Checked.</p><script>parent.postMessage('checked', '*')</script>`),
      ),
    )
  },
}
