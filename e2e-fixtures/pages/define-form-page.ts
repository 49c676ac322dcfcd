import type { Draw } from '../captchas/drawing.ts'
import type { Markup } from '../layout.ts'
import type { Challenge, Checks, Ledger } from '../ledger.ts'
import type { PageDefinition, SitePage } from '../page.ts'

/** Name of the captcha on a page with only one. */
export const ONLY = 'only'

interface FormPage extends SitePage {
  draw: Draw
  /** The form's field that carries the answer. */
  field: string
  /** The form's hidden field that carries the challenge's key, if the library has one. */
  keyField?: string
  /** The page's message for a wrong answer. */
  refusal: string
  objection?: Checks['objection']
  /** The address to which an accepted answer redirects. */
  next?: string
  render(challenge: Challenge, error: string | undefined): Markup
}

/** A page with one form whose captcha is drawn with the page. A rejected answer shows the form again with a new image. */
export function defineFormPage(definition: FormPage): PageDefinition {
  const { draw, field, keyField, refusal, objection, next = '/welcome', render, ...page } = definition
  const place = { page: page.name, captcha: ONLY }
  return {
    ...page,
    addRoutes(app, ledger: Ledger) {
      app.get(page.path, async (context) => {
        const session = context.get('session')
        return context.html(render(ledger.issue(session, place, await draw(session)), undefined))
      })
      app.post(page.path, async (context) => {
        const session = context.get('session')
        const form = await context.req.formData()
        const checks = {
          ...(keyField && { key: String(form.get(keyField) ?? '') }),
          ...(objection && { objection }),
        }
        if (ledger.judge(session, place, String(form.get(field) ?? ''), checks))
          return context.redirect(next, 303)
        return context.html(render(ledger.issue(session, place, await draw(session)), refusal))
      })
    },
  }
}
