import type { Context } from 'hono'
import type { Draw } from '../../captchas/drawing.ts'
import { type Markup, renderPage } from '../../layout.ts'
import type { Challenge, Ledger } from '../../ledger.ts'
import type { PageDefinition, SiteApp } from '../../page.ts'
import type { Session } from '../../session.ts'
import { ONLY } from '../define-form-page.ts'

type SiteContext = Context<{ Variables: { session: Session } }>

/** The server's functions for a library's own routes. */
export interface Tools {
  app: SiteApp
  /** Issues a new captcha to the visitor. */
  issue(context: SiteContext): Promise<Challenge>
  judge(context: SiteContext, given: string, key?: string): boolean
  show(context: SiteContext, error?: string): Promise<Response>
}

interface LibraryPage {
  name: string
  module: string
  title: string
  /** Whether it is another page of a module that has one of its own already. */
  isVariant?: true
  /** Host name under which the page is visited, if its module depends on it. */
  host?: string
  draw: Draw
  /** The form's field that carries the answer. */
  field: string
  /** The form's hidden field that carries the challenge's key, if the library has one. */
  keyField?: string
  /** The page's message for a wrong answer. */
  refusal: string
  /** Route of the images, with the key in the address. A key that was answered or replaced is gone. */
  pictures?: string
  /** Route of an image that is a new captcha on each request, which closes the previous one. */
  freshPictures?: string
  /** The form. With `freshPictures` there is no captcha before the image is requested. */
  render(challenge: Challenge, error: string | undefined): Markup
  addRoutes?(tools: Tools): void
}

/** A replica of a page with one library's captcha, at `/libraries/` plus its name: its markup, messages and rules. */
export function defineLibraryPage(definition: LibraryPage): PageDefinition {
  const { name, module, title, host, isVariant, freshPictures, pictures } = definition
  const path = `/libraries/${name}`
  return {
    ...{
      name,
      path,
      title,
      group: 'library',
      captchas: 1,
      module,
      ...(host && { host }),
      ...(isVariant && { isVariant }),
    },
    addRoutes(app, ledger) {
      const tools = createTools(definition, app, ledger)
      app.get(path, (context) => tools.show(context))
      app.post(path, async (context) => {
        const form = await context.req.formData()
        const key = definition.keyField && String(form.get(definition.keyField) ?? '')
        const isRight = tools.judge(context, String(form.get(definition.field) ?? ''), key)
        return isRight ? context.redirect('/welcome', 303) : tools.show(context, definition.refusal)
      })
      if (freshPictures) {
        app.get(freshPictures, async (context) => sendPicture(context, await tools.issue(context)))
      }
      if (pictures) app.get(pictures, (context) => sendPicture(context, ledger.find(keyIn(context.req.url))))
      definition.addRoutes?.(tools)
    },
  }
}

function createTools(
  { name, title, draw, freshPictures, render }: LibraryPage,
  app: SiteApp,
  ledger: Ledger,
) {
  const place = { page: name, captcha: ONLY }
  const unseen: Challenge = {
    ...place,
    key: '',
    session: '',
    answer: '',
    accepts: () => false,
    image: new Uint8Array(),
    mediaType: '',
  }
  const tools: Tools = {
    app,
    async issue(context) {
      const session = context.get('session')
      return ledger.issue(session, place, await draw(session))
    },
    judge: (context, given, key) =>
      ledger.judge(context.get('session'), place, given, key === undefined ? {} : { key }),
    async show(context, error) {
      const challenge = freshPictures ? unseen : await tools.issue(context)
      return context.html(renderPage({ title, body: render(challenge, error) }))
    },
  }
  return tools
}

function sendPicture(context: SiteContext, challenge: Challenge | undefined): Response {
  if (!challenge) return context.body(null, 410)
  return context.body(challenge.image, 200, { 'content-type': challenge.mediaType })
}

function keyIn(address: string): string {
  return /[0-9a-f]{40}/.exec(address)?.[0] ?? ''
}

/** The image as a data: address, which needs no request. */
export function dataAddress({ image, mediaType }: Challenge): string {
  return `data:${mediaType};base64,${Buffer.from(image).toString('base64')}`
}
