import { html } from 'hono/html'
import { renderPage } from '../../layout.ts'
import type { PageDefinition } from '../../page.ts'
import { otherHostOf, otherOriginImage } from './other-origin-image.ts'

const PATH = '/nested-frames'

/** Contains a frame of its own origin, which contains one of the other origin: `other-origin-image`, which judges the answer. */
export const nestedFrames: PageDefinition = {
  name: 'nested-frames',
  path: PATH,
  title: 'Two frames deep, the inner one from another origin',
  group: 'place',
  captchas: 1,
  module: 'generic',
  addRoutes(app) {
    app.get(PATH, (context) => {
      const isInner = context.req.query('inner') !== undefined
      const other = `http://${otherHostOf(new URL(context.req.url))}${otherOriginImage.path}`
      // Browsers withhold cookies from a frame of another site, so the address carries the session.
      const source = isInner ? `${other}?visit=${context.get('session').id}` : `${PATH}?inner`
      const body = html`<iframe src="${source}" title="Check" style="width: 100%; height: 480px"></iframe>`
      return context.html(renderPage({ title: nestedFrames.title, body }))
    })
  },
}
