import { html } from 'hono/html'
import { drawDjango } from '../../captchas/stored.ts'
import { type Markup, renderPage } from '../../layout.ts'
import type { PageDefinition } from '../../page.ts'
import { ONLY } from '../define-form-page.ts'
import { renderForm } from './define-place-page.ts'

interface OtherOriginPlace {
  name: string
  title: string
  /** Renders what shows the image, from the image's address and that of a document with nothing else in it. */
  render(image: string, document: string): Markup
}

/** A page whose image is from another origin, so that the page can show it and not read it. */
function defineOtherOriginPage({ name, title, render }: OtherOriginPlace): PageDefinition {
  const path = `/${name}`
  const imagePath = `${path}/picture`
  const documentPath = `${path}/document`
  const place = { page: name, captcha: ONLY }
  return {
    name,
    path,
    title,
    group: 'place',
    captchas: 1,
    module: 'generic',
    addRoutes(app, ledger) {
      const renderFor = (url: string, session: string, error?: string) => {
        // Browsers withhold cookies from a frame of another site, so the address carries the session.
        const at = (where: string) => `http://${otherHostOf(new URL(url))}${where}?visit=${session}`
        return renderPage({ title, body: renderForm(render(at(imagePath), at(documentPath)), error) })
      }
      app.get(path, (context) => context.html(renderFor(context.req.url, context.get('session').id)))
      app.get(documentPath, (context) =>
        context.html(
          html`<body style="margin: 0"><img src="${imagePath}?visit=${context.get('session').id}" alt="">`,
        ),
      )
      app.get(imagePath, (context) => {
        const session = context.get('session')
        const { image, mediaType } = ledger.issue(session, place, drawDjango(session))
        return context.body(image, 200, { 'content-type': mediaType })
      })
      app.post(path, async (context) => {
        const session = context.get('session')
        const given = String((await context.req.formData()).get('captcha') ?? '')
        if (ledger.judge(session, place, given)) return context.redirect('/welcome', 303)
        return context.html(renderFor(context.req.url, session.id, 'The captcha is wrong.'))
      })
    },
  }
}

export const otherOriginImage = defineOtherOriginPage({
  name: 'other-origin-image',
  title: 'From another origin',
  render: (image) => html`<img src="${image}" width="150" height="50" alt="">`,
})

/** Only the frames know that they contain nothing but an image. */
export const otherOriginFrames = [
  defineOtherOriginPage({
    name: 'other-origin-frame',
    title: 'In a frame of another origin, beside its field',
    render: (_, document) =>
      html`<iframe src="${document}" width="150" height="50" style="border: 0"></iframe>`,
  }),
  defineOtherOriginPage({
    name: 'other-origin-image-frame',
    title: 'As the whole document of a frame of another origin',
    render: (image) => html`<p><iframe src="${image}" width="150" height="50" title="Picture"></iframe></p>`,
  }),
]

/** The same server under its other host name. */
export function otherHostOf({ hostname, port }: URL): string {
  return `${hostname === 'localhost' ? '127.0.0.1' : 'localhost'}:${port}`
}
