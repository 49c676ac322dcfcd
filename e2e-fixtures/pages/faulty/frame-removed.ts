import { html } from 'hono/html'
import { drawSvg } from '../../captchas/live.ts'
import { renderFrame, renderPage } from '../../layout.ts'
import type { PageDefinition, SitePage } from '../../page.ts'
import { renderSvgForm, SVG_REFUSAL } from '../captcha/svg-form.ts'
import { defineFormPage } from '../define-form-page.ts'

const PAGE: SitePage = {
  name: 'frame-removed',
  path: '/frame-removed',
  title: 'Removes its captcha as soon as someone types',
  group: 'faulty',
  captchas: 1,
  module: 'svg-captcha',
}

const widget = defineFormPage({
  ...PAGE,
  path: `${PAGE.path}/widget`,
  draw: drawSvg,
  field: 'captcha',
  refusal: SVG_REFUSAL,
  render: (challenge, error) =>
    renderFrame(html`${renderSvgForm({ fields: html``, challenge, error, button: 'Check' })}
    <script>
      addEventListener('input', () => parent.document.querySelector('iframe').remove())
    </script>`),
})

/** Removes the captcha's iframe at the first typed letter, so nobody can finish typing. */
export const frameRemoved: PageDefinition = {
  ...PAGE,
  addRoutes(app, ledger) {
    const frame = html`<iframe src="${PAGE.path}/widget" title="Check" style="width: 100%; height: 230px; border: 0"></iframe>`
    app.get(PAGE.path, (context) => context.html(renderPage({ title: 'Report a fallen tree', body: frame })))
    widget.addRoutes(app, ledger)
  },
}
