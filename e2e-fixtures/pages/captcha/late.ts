import { html } from 'hono/html'
import { drawSvg } from '../../captchas/live.ts'
import { type Markup, renderPage } from '../../layout.ts'
import type { Challenge } from '../../ledger.ts'
import type { PageDefinition, SitePage } from '../../page.ts'
import { ONLY } from '../define-form-page.ts'
import { renderSvgForm, SVG_REFUSAL } from './svg-form.ts'

/** A script inserts the form two seconds after the page has loaded. */
export const late = defineLatePage({
  name: 'late',
  path: '/late',
  title: 'Appears two seconds late',
  group: 'captcha',
  captchas: 1,
  module: 'svg-captcha',
  isLateAgain: false,
})

/** Like `late`, and again after a wrong answer: for two seconds the answer seems to have been accepted. */
export const lateAgain = defineLatePage({
  name: 'late-again',
  path: '/late-again',
  title: 'Appears late, and late again after a wrong answer',
  group: 'faulty',
  captchas: 1,
  module: 'svg-captcha',
  isLateAgain: true,
})

function defineLatePage({ isLateAgain, ...page }: SitePage & { isLateAgain: boolean }): PageDefinition {
  const place = { page: page.name, captcha: ONLY }
  const renderLate = (query = '') =>
    renderShell(html`<div id="place" class="hint">One moment …</div>
    <script>
      setTimeout(async () => {
        document.getElementById('place').outerHTML = await (await fetch('${page.path}/form${query}')).text()
      }, 2000)
    </script>`)
  return {
    ...page,
    addRoutes(app, ledger) {
      app.get(page.path, (context) => context.html(renderLate()))
      app.get(`${page.path}/form`, (context) => {
        const error = context.req.query('refused') === undefined ? undefined : SVG_REFUSAL
        return context.html(renderForm(ledger.issue(context.get('session'), place, drawSvg()), error))
      })
      app.post(page.path, async (context) => {
        const session = context.get('session')
        const form = await context.req.formData()
        if (ledger.judge(session, place, String(form.get('captcha') ?? '')))
          return context.redirect('/welcome', 303)
        if (isLateAgain) return context.html(renderLate('?refused'))
        return context.html(renderShell(renderForm(ledger.issue(session, place, drawSvg()), SVG_REFUSAL)))
      })
    },
  }
}

function renderShell(body: Markup): Markup {
  return renderPage({ title: 'Opening hours', lead: 'Ask for them by email.', body })
}

function renderForm(challenge: Challenge, error: string | undefined): Markup {
  const fields = html`<label>Email <input type="email" name="email" value="ada@example.test"></label>`
  return renderSvgForm({ fields, challenge, error, button: 'Ask' })
}
