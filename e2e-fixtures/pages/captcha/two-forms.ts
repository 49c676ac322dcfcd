import { html } from 'hono/html'
import { drawSvg } from '../../captchas/live.ts'
import { type Markup, renderError, renderPage } from '../../layout.ts'
import type { Ledger } from '../../ledger.ts'
import type { PageDefinition } from '../../page.ts'
import type { Session } from '../../session.ts'
import { renderSvgField, SVG_REFUSAL } from './svg-form.ts'

const NAME = 'two-forms'
const FORMS = { login: 'Log in', ticket: 'Open a ticket' }

/** Two forms, each with its own captcha: submitting one reloads the page and so changes the other's image. */
export const twoForms: PageDefinition = {
  name: NAME,
  path: '/two-forms',
  title: 'Two forms with a captcha each',
  group: 'captcha',
  captchas: 2,
  module: 'svg-captcha',
  addRoutes(app, ledger) {
    app.get('/two-forms', (context) => {
      return context.html(renderForms(ledger, context.get('session'), context.req.query('done')))
    })
    app.post('/two-forms', async (context) => {
      const [session, done] = [context.get('session'), context.req.query('done')]
      const form = await context.req.formData()
      const captcha = form.get('form') === 'login' ? 'login' : 'ticket'
      if (ledger.judge(session, { page: NAME, captcha }, String(form.get('captcha') ?? ''))) {
        return context.redirect(done && done !== captcha ? '/welcome' : `/two-forms?done=${captcha}`, 303)
      }
      return context.html(renderForms(ledger, session, done, captcha))
    })
  },
}

function renderForms(ledger: Ledger, session: Session, done?: string, refused?: string): Markup {
  const renderForm = ([captcha, heading]: [string, string]): Markup => {
    if (captcha === done) return html`<p class="success" role="status">${heading}: done.</p>`
    const challenge = ledger.issue(session, { page: NAME, captcha }, drawSvg())
    return html`<form method="post" id="${captcha}">
      <h2>${heading}</h2>
      <input type="hidden" name="form" value="${captcha}">
      ${renderSvgField(challenge)}
      ${renderError(captcha === refused ? SVG_REFUSAL : undefined)}
      <button type="submit">${heading}</button>
    </form>`
  }
  return renderPage({ title: 'Help desk', body: html`${Object.entries(FORMS).map(renderForm)}` })
}
