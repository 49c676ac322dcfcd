import { html } from 'hono/html'
import { drawSvg } from '../../captchas/live.ts'
import { renderPage } from '../../layout.ts'
import type { Session } from '../../session.ts'
import { defineFormPage } from '../define-form-page.ts'
import { renderSvgForm } from './svg-form.ts'

/** Visitors whose first right answer has already been rejected. */
const warned = new WeakSet<Session>()

export const rejectsFirst = defineFormPage({
  name: 'rejects-first',
  path: '/rejects-first',
  title: 'Rejects the first right answer and accepts a later one',
  group: 'captcha',
  captchas: 1,
  module: 'svg-captcha',
  draw: drawSvg,
  field: 'captcha',
  refusal: 'That took too long. Please type the new characters.',
  objection: (session) => {
    if (warned.has(session)) return undefined
    warned.add(session)
    return 'The first right answer is refused here.'
  },
  render: (challenge, error) =>
    renderPage({
      title: 'Book a seat',
      lead: 'The hall opens at seven.',
      body: renderSvgForm({
        fields: html`<label>Name <input type="text" name="name" value="Ada"></label>`,
        challenge,
        error,
        button: 'Book',
      }),
    }),
})
