import { type Markup, renderPage } from '../layout.ts'
import type { PageDefinition } from '../page.ts'

interface PlainPage {
  name: string
  title: string
  lead: string
  body: Markup
  wide?: boolean
}

/** A page without a captcha, at its name as the address. A submitted form shows the page again. */
export function definePlainPage({ name, title, ...page }: PlainPage): PageDefinition {
  const path = `/${name}`
  return {
    name,
    path,
    title,
    group: 'plain',
    captchas: 0,
    module: '',
    addRoutes(app) {
      app.get(path, (context) => context.html(renderPage({ title, ...page })))
      app.post(path, (context) => context.redirect(path, 303))
    },
  }
}
