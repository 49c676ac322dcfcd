import type { Draw } from '../captchas/drawing.ts'
import type { Markup } from '../layout.ts'
import type { Ledger } from '../ledger.ts'
import type { PageDefinition, SitePage } from '../page.ts'
import { ONLY } from './define-form-page.ts'

interface ImageRoutePage extends SitePage {
  draw: Draw
  /** The image's address. Each request to it issues a new captcha and closes the previous one. */
  imagePath: string
  field: string
  refusal: string
  render(error: string | undefined): Markup
}

/** A page whose image has its own route, as in the documentation of most Node libraries. */
export function defineImageRoutePage(definition: ImageRoutePage): PageDefinition {
  const { draw, imagePath, field, refusal, render, ...page } = definition
  const place = { page: page.name, captcha: ONLY }
  return {
    ...page,
    addRoutes(app, ledger: Ledger) {
      app.get(page.path, (context) => context.html(render(undefined)))
      app.get(imagePath, async (context) => {
        const session = context.get('session')
        const { image, mediaType } = ledger.issue(session, place, await draw(session))
        return context.body(image, 200, { 'content-type': mediaType })
      })
      app.post(page.path, async (context) => {
        const form = await context.req.formData()
        if (ledger.judge(context.get('session'), place, String(form.get(field) ?? ''))) {
          return context.redirect('/welcome', 303)
        }
        return context.html(render(refusal))
      })
    },
  }
}
