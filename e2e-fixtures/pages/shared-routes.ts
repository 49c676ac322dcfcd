import { html } from 'hono/html'
import { renderPage } from '../layout.ts'
import type { Ledger } from '../ledger.ts'
import type { SiteApp, SitePage } from '../page.ts'
import { pages } from './all.ts'

const GROUPS: Record<SitePage['group'], string> = {
  captcha: 'To be solved',
  place: 'In unusual places',
  library: 'Replicas of libraries and sites',
  plain: 'Nothing to solve',
  faulty: 'Misbehaving',
}

/** The list of pages, the page after an accepted answer, and the images requested by key. */
export function addSharedRoutes(app: SiteApp, ledger: Ledger): void {
  app.get('/', (context) =>
    context.html(renderPage({ title: 'All pages', wide: true, body: html`${renderIndex()}` })),
  )
  app.get('/welcome', (context) => context.html(renderWelcome()))
  // Only for visitors with an accepted answer on some page, like a page behind a login.
  app.get('/members', (context) => {
    const { id } = context.get('session')
    const isIn = ledger.log.some(({ session, verdict }) => session === id && verdict === 'accepted')
    return context.html(renderMembers(isIn), isIn ? 200 : 401)
  })
  // django-simple-captcha's own address. A key that was answered or replaced is gone, as in the library.
  app.get('/captcha/image/:key/', (context) => {
    const challenge = ledger.find(context.req.param('key'))
    if (!challenge) return context.body(null, 410)
    return context.body(challenge.image, 200, { 'content-type': challenge.mediaType })
  })
}

function renderIndex() {
  return Object.entries(GROUPS).map(
    ([group, heading]) => html`<section>
      <h2>${heading}</h2>
      <ul>${pages.filter((page) => page.group === group).map((page) => html`<li><a href="${page.path}">${page.title}</a></li>`)}</ul>
    </section>`,
  )
}

function renderWelcome() {
  return renderPage({
    title: 'Welcome',
    body: html`<p class="success" role="status">Thank you. Everything was received.</p>`,
  })
}

function renderMembers(isIn: boolean) {
  const text = isIn ? 'You are signed in.' : 'Sign in first.'
  return renderPage({ title: 'Members', body: html`<p role="status">${text}</p>` })
}
