import { html } from 'hono/html'
import { drawDjango } from '../../captchas/stored.ts'
import { type Markup, renderPage } from '../../layout.ts'
import type { Challenge, Ledger } from '../../ledger.ts'
import type { PageDefinition, SiteApp } from '../../page.ts'
import { defineFormPage, ONLY } from '../define-form-page.ts'

/** The library's message for a wrong answer. */
export const DJANGO_REFUSAL = 'Invalid CAPTCHA'

const formPage = defineFormPage({
  name: 'django',
  path: '/django',
  title: 'django-simple-captcha, with its refresh link',
  group: 'captcha',
  captchas: 1,
  module: 'django-simple-captcha',
  draw: drawDjango,
  field: 'captcha_1',
  keyField: 'captcha_0',
  refusal: DJANGO_REFUSAL,
  render: (challenge, error) =>
    renderPage({
      title: 'Sign up',
      lead: 'Join the walking club.',
      body: html`<form action="" method="post">
        <p><label for="id_email">Email:</label>
          <input type="email" name="email" value="ada@example.test" maxlength="320" required id="id_email"></p>
        ${renderDjangoField(challenge, error)}
        ${renderDjangoRefresh('django')}
        <button type="submit">Sign up</button>
      </form>
      ${DJANGO_REFRESH_SCRIPT}`,
    }),
})

export const django: PageDefinition = {
  ...formPage,
  addRoutes(app, ledger) {
    formPage.addRoutes(app, ledger)
    addDjangoRefresh(app, ledger)
  },
}

/** The library's widget inside its form, byte for byte as Django 3.2 renders them with `as_p`. */
export function renderDjangoField(challenge: Challenge, error?: string): Markup {
  return html`${error ? html`<ul class="errorlist"><li>${error}</li></ul>` : ''}
<p><label for="id_captcha_1">Captcha:</label> <img src="/captcha/image/${challenge.key}/" alt="captcha" class="captcha" />
<input type="hidden" name="captcha_0" value="${challenge.key}" required id="id_captcha_0"><input type="text" name="captcha_1" required id="id_captcha_1" autocapitalize="off" autocomplete="off" autocorrect="off" spellcheck="false"></p>`
}

export function renderDjangoRefresh(page: string): Markup {
  return html`<a href="#" class="js-captcha-refresh" data-url="/captcha/refresh/?page=${page}">Refresh</a>`
}

/** The refresh handler of the documentation, without jQuery. */
export const DJANGO_REFRESH_SCRIPT = html`<script>
  document.querySelector('.js-captcha-refresh').addEventListener('click', async (event) => {
    event.preventDefault()
    const form = event.target.closest('form')
    const headers = { 'X-Requested-With': 'XMLHttpRequest' }
    const json = await (await fetch(event.target.dataset.url, { headers })).json()
    form.querySelector('img.captcha').src = json.image_url
    form.querySelector('#id_captcha_0').value = json.key
  })
</script>`

/** The library's refresh view. The request names the page, so that the replaced image can be closed. */
function addDjangoRefresh(app: SiteApp, ledger: Ledger): void {
  app.get('/captcha/refresh/', (context) => {
    if (context.req.header('x-requested-with') !== 'XMLHttpRequest') return context.notFound()
    const session = context.get('session')
    const place = { page: context.req.query('page') ?? '', captcha: ONLY }
    const { key } = ledger.issue(session, place, drawDjango(session))
    return context.json({ key, image_url: `/captcha/image/${key}/`, audio_url: null })
  })
}
