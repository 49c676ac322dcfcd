import { html } from 'hono/html'
import { drawSvg } from '../../captchas/live.ts'
import { renderPage } from '../../layout.ts'
import type { PageDefinition } from '../../page.ts'
import { renderSvgForm, SVG_REFUSAL } from '../captcha/svg-form.ts'
import { ONLY } from '../define-form-page.ts'

const PATH = '/forgetful'
const PLACE = { page: 'forgetful', captcha: ONLY }

/** The fields that a visitor must fill in. Any value will do, but it must arrive with the answer. */
const WANTED = ['name', 'wish', 'room', 'board', 'terms', 'nights']

/** Every form it renders is empty, so a wrong answer loses everything the visitor has filled in. */
export const forgetful: PageDefinition = {
  name: PLACE.page,
  path: PATH,
  title: 'Clears the form after each wrong answer',
  group: 'faulty',
  captchas: 1,
  module: 'svg-captcha',
  addRoutes(app, ledger) {
    app.get(PATH, (context) => {
      const challenge = ledger.issue(context.get('session'), PLACE, drawSvg())
      return context.html(render(challenge, undefined))
    })
    app.post(PATH, async (context) => {
      const [session, form] = [context.get('session'), await context.req.formData()]
      const missing = WANTED.filter((name) => !form.get(name))
      const objection = () => (missing.length > 0 ? `Left empty: ${missing.join(', ')}.` : undefined)
      if (ledger.judge(session, PLACE, String(form.get('captcha') ?? ''), { objection })) {
        return context.redirect('/welcome', 303)
      }
      return context.html(render(ledger.issue(session, PLACE, drawSvg()), SVG_REFUSAL))
    })
  },
}

const fields = html`<label>Name <input type="text" name="name"></label>
  <label>Wishes <textarea name="wish" rows="2"></textarea></label>
  <label>Room <select name="room"><option value="">Choose</option><option value="sea">To the sea</option></select></label>
  <label>Breakfast <input type="radio" name="board" value="breakfast"></label>
  <label>Dinner <input type="radio" name="board" value="dinner"></label>
  <label>I have read the terms <input type="checkbox" name="terms"></label>
  <label>Nights <input type="number" name="nights"></label>`

function render(challenge: Parameters<typeof renderSvgForm>[0]['challenge'], error: string | undefined) {
  const body = renderSvgForm({ fields, challenge, error, button: 'Book' })
  return renderPage({ title: 'Book a room', lead: 'We open in May.', body })
}
