import { html } from 'hono/html'
import { drawDjango } from '../../captchas/stored.ts'
import { renderPage } from '../../layout.ts'
import type { PageDefinition } from '../../page.ts'
import { ONLY } from '../define-form-page.ts'
import { renderForm } from './define-place-page.ts'

const NAME = 'other-origin-image'
const PATH = `/${NAME}`
const IMAGE_PATH = `${PATH}/picture`
const PLACE = { page: NAME, captcha: ONLY }

/** The image is from another origin, so a canvas can show it but its pixels cannot be read. */
export const otherOriginImage: PageDefinition = {
  name: NAME,
  path: PATH,
  title: 'From another origin',
  group: 'place',
  captchas: 1,
  module: 'generic',
  addRoutes(app, ledger) {
    const render = (url: string, session: string, error?: string) => {
      const source = `http://${otherHostOf(new URL(url))}${IMAGE_PATH}?visit=${session}`
      const picture = html`<img src="${source}" width="150" height="50" alt="">`
      return renderPage({ title: otherOriginImage.title, body: renderForm(picture, error) })
    }
    app.get(PATH, (context) => context.html(render(context.req.url, context.get('session').id)))
    app.get(IMAGE_PATH, (context) => {
      const session = context.get('session')
      const { image, mediaType } = ledger.issue(session, PLACE, drawDjango(session))
      return context.body(image, 200, { 'content-type': mediaType })
    })
    app.post(PATH, async (context) => {
      const session = context.get('session')
      const given = String((await context.req.formData()).get('captcha') ?? '')
      if (ledger.judge(session, PLACE, given)) return context.redirect('/welcome', 303)
      return context.html(render(context.req.url, session.id, 'The captcha is wrong.'))
    })
  },
}

/** The same server under its other host name. */
export function otherHostOf({ hostname, port }: URL): string {
  return `${hostname === 'localhost' ? '127.0.0.1' : 'localhost'}:${port}`
}
