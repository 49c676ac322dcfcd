import { html, raw } from 'hono/html'

export type Markup = ReturnType<typeof html>

/** The site's only style sheet. A shadow root needs its own copy. */
export const STYLE = `
  :root { color-scheme: light; --ink: #1d2433; --soft: #667085; --line: #d8dee9; --accent: #3457d5; --back: #f3f5fa }
  * { box-sizing: border-box }
  body { margin: 0; min-height: 100vh; background: var(--back); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
  header { display: flex; align-items: center; gap: 10px; padding: 14px 28px; background: #fff; border-bottom: 1px solid var(--line) }
  header strong { letter-spacing: .2px }
  header nav { margin-left: auto; display: flex; gap: 18px; font-size: 14px }
  a { color: var(--accent) }
  main { width: min(460px, 100% - 32px); margin: 40px auto; padding: 28px 32px 32px; background: #fff; border: 1px solid var(--line);
    border-radius: 14px; box-shadow: 0 8px 28px rgb(29 36 51 / 7%) }
  main.wide { width: min(860px, 100% - 32px) }
  h1 { margin: 0 0 6px; font-size: 24px }
  h2 { margin: 0; font-size: 18px }
  .lead { margin: 0 0 20px; color: var(--soft) }
  form { display: grid; gap: 14px }
  form + form, section + section { margin-top: 26px; padding-top: 22px; border-top: 1px solid var(--line) }
  label { display: grid; gap: 5px; font-size: 14px; font-weight: 600 }
  input, textarea { width: 100%; padding: 9px 12px; border: 1px solid var(--line); border-radius: 8px; font: inherit; font-weight: 400 }
  input:focus, textarea:focus { outline: 2px solid var(--accent); outline-offset: 1px }
  input[type=submit] { width: auto }
  input[type=hidden] { display: none }
  button, input[type=submit] { justify-self: start; padding: 10px 22px; border: 0; border-radius: 8px; background: var(--accent); color: #fff;
    font: inherit; font-weight: 600; cursor: pointer }
  form p { margin: 0 }
  .picture { display: flex; align-items: center; gap: 14px; min-height: 40px }
  .error, .errorlist { margin: 0; padding: 9px 14px; border-radius: 8px; background: #fdecec; color: #a4161a; list-style: none }
  .success { margin: 0; padding: 9px 14px; border-radius: 8px; background: #e7f6ec; color: #136c34 }
  .hint { margin: 0; color: var(--soft); font-size: 14px }
`

const LOGO = `<svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true"><rect width="28" height="28" rx="8" fill="#3457d5"/>
  <path d="M7 18 L12 9 L16 15 L18 12 L22 18 Z" fill="#fff"/></svg>`

/** A complete document in the site's style. */
export function renderPage(page: { title: string; lead?: string; body: Markup; wide?: boolean }): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <title>${page.title} · Hilltop</title>
  <link rel="icon" href="data:,">
  <style>${raw(STYLE)}</style>
</head>
<body>
  <header>${raw(LOGO)}<strong>Hilltop</strong><nav><a href="/">All pages</a></nav></header>
  <main class="${page.wide ? 'wide' : 'narrow'}">
    <h1>${page.title}</h1>
    ${page.lead ? html`<p class="lead">${page.lead}</p>` : ''}
    ${page.body}
  </main>
</body>
</html>`
}

/** A document for an iframe: the same style without the site's header and footer. */
export function renderFrame(body: Markup): Markup {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Check</title><style>${raw(STYLE)} body { min-height: 0; padding: 4px; background: #fff }</style></head>
<body>${body}</body>
</html>`
}

export function renderError(message: string | undefined): Markup {
  return message ? html`<p class="error" role="alert">${message}</p>` : html``
}
