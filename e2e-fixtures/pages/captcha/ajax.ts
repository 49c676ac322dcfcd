import { html } from 'hono/html'
import { drawDjango } from '../../captchas/stored.ts'
import { renderPage } from '../../layout.ts'
import type { PageDefinition } from '../../page.ts'
import { ONLY } from '../define-form-page.ts'
import { DJANGO_REFRESH_SCRIPT, DJANGO_REFUSAL, renderDjangoField, renderDjangoRefresh } from './django.ts'

const PLACE = { page: 'ajax', captcha: ONLY }

/** A script submits the form, and the page never reloads. */
export const ajax: PageDefinition = {
  name: PLACE.page,
  path: '/ajax',
  title: 'Submitted by a script, without leaving the page',
  group: 'captcha',
  captchas: 1,
  module: 'django-simple-captcha',
  addRoutes(app, ledger) {
    app.get('/ajax', (context) => {
      const session = context.get('session')
      const challenge = ledger.issue(session, PLACE, drawDjango(session))
      const body = html`<form action="" method="post" id="subscribe">
        ${renderDjangoField(challenge)}
        ${renderDjangoRefresh('ajax')}
        <button type="submit">Subscribe</button>
      </form>
      <p class="success" role="status" id="thanks" hidden>You are subscribed.</p>
      ${DJANGO_REFRESH_SCRIPT}
      ${SUBMIT_SCRIPT}`
      return context.html(renderPage({ title: 'Mountain weather', lead: 'Every morning at six.', body }))
    })
    app.post('/ajax', async (context) => {
      const session = context.get('session')
      const form = await context.req.formData()
      const key = String(form.get('captcha_0') ?? '')
      if (ledger.judge(session, PLACE, String(form.get('captcha_1') ?? ''), { key })) {
        return context.json({ status: 1 })
      }
      const fresh = ledger.issue(session, PLACE, drawDjango(session))
      const form_errors = { captcha: [DJANGO_REFUSAL] }
      return context.json({
        status: 0,
        form_errors,
        new_cptch_key: fresh.key,
        new_cptch_image: `/captcha/image/${fresh.key}/`,
      })
    })
  },
}

const SUBMIT_SCRIPT = html`<script>
  document.getElementById('subscribe').addEventListener('submit', async (event) => {
    event.preventDefault()
    const form = event.target
    const reply = await (await fetch('/ajax', { method: 'POST', body: new FormData(form) })).json()
    form.querySelector('.errorlist')?.remove()
    if (reply.status) {
      form.remove()
      document.getElementById('thanks').hidden = false
      return
    }
    const error = document.createElement('ul')
    error.className = 'errorlist'
    error.innerHTML = '<li>' + reply.form_errors.captcha[0] + '</li>'
    form.prepend(error)
    form.querySelector('#id_captcha_0').value = reply.new_cptch_key
    form.querySelector('#id_captcha_1').value = ''
    form.querySelector('img.captcha').src = reply.new_cptch_image
  })
</script>`
