import { html } from 'hono/html'
import { drawSvg } from '../../captchas/live.ts'
import { type Markup, renderError, renderPage } from '../../layout.ts'
import type { Ledger } from '../../ledger.ts'
import type { PageDefinition } from '../../page.ts'
import type { Session } from '../../session.ts'
import { renderSvgField } from './svg-form.ts'

const NAME = 'two-in-one-form'
const CAPTCHAS = ['first', 'second']
const OTHER_WRONG = 'The other captcha of the form was wrong.'

/** One form with two captchas and one button: both answers must be right at once. */
export const twoInOneForm: PageDefinition = {
  name: NAME,
  path: '/two-in-one-form',
  title: 'Two captchas in one form',
  group: 'captcha',
  captchas: 2,
  module: 'svg-captcha',
  addRoutes(app, ledger) {
    app.get('/two-in-one-form', (context) => context.html(renderForm(ledger, context.get('session'))))
    app.post('/two-in-one-form', async (context) => {
      const session = context.get('session')
      const form = await context.req.formData()
      const answers = CAPTCHAS.map((captcha) => {
        const place = { page: NAME, captcha }
        const given = String(form.get(captcha) ?? '')
        return { place, given, reason: ledger.examine(session, place, given) }
      })
      const isRight = answers.every(({ reason }) => reason === undefined)
      for (const { place, given, reason } of answers) {
        ledger.record(session, place, given, isRight ? undefined : (reason ?? OTHER_WRONG))
      }
      if (isRight) return context.redirect('/welcome', 303)
      return context.html(renderForm(ledger, session, 'At least one of the captchas is not correct.'))
    })
  },
}

function renderForm(ledger: Ledger, session: Session, error?: string): Markup {
  const fields = CAPTCHAS.map((captcha) =>
    renderSvgField(ledger.issue(session, { page: NAME, captcha }, drawSvg()), captcha),
  )
  return renderPage({
    title: 'Transfer a domain',
    lead: 'Two checks, to be sure.',
    body: html`<form method="post">${fields} ${renderError(error)} <button type="submit">Transfer</button></form>`,
  })
}
