import { html } from 'hono/html'
import { drawSvg } from '../captchas/live.ts'
import { type Markup, renderError, renderPage } from '../layout.ts'
import type { Checks } from '../ledger.ts'
import type { PageDefinition } from '../page.ts'
import { renderSvgField, SVG_REFUSAL } from './captcha/svg-form.ts'
import { defineFormPage } from './define-form-page.ts'

interface FaultyPage {
  name: string
  title: string
  /** The page's message for a wrong answer. */
  refusal?: string
  objection?: Checks['objection']
  /** The markup of the fault, placed after the form. */
  fault: Markup
}

/** A page like the good one with svg-captcha, plus a fault. */
export function defineFaultyPage({ fault, ...page }: FaultyPage): PageDefinition {
  return defineFormPage({
    refusal: SVG_REFUSAL,
    ...page,
    path: `/${page.name}`,
    group: 'faulty',
    captchas: 1,
    module: 'svg-captcha',
    draw: drawSvg,
    field: 'captcha',
    render: (challenge, error) =>
      renderPage({
        title: 'Report a fallen tree',
        lead: 'Thank you for looking out.',
        body: html`<form method="post" id="report">
          <label>Where <input type="text" name="place" value="Behind the chapel"></label>
          ${renderSvgField(challenge)}
          ${renderError(error)}
          <button type="submit">Report</button>
        </form>
        ${fault}`,
      }),
  })
}
