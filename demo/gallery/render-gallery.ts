import { html, raw } from 'hono/html'
import { formatCount, formatSeconds } from '../describe.ts'
import { summarise } from '../summary.ts'
import { type DriverName, driverNames, type VisitOutcome } from '../visit.ts'
import { renderVisit } from './render-visit.ts'
import { STYLE } from './style.ts'

/** One self-contained document with every attempt: what was shown, what was read, and what became of it. */
export async function renderGallery(outcomes: VisitOutcome[], made: Date): Promise<string> {
  const groups = groupByPage(outcomes)
  const drivers = driverNames.filter((name) => outcomes.some(({ driver }) => driver === name))
  const pages = await Promise.all(groups.map(renderPage))
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Captchas solved · solve-image-captchas</title>
<link rel="icon" href="data:,">
<style>${raw(STYLE)}</style>
</head>
<body>
<header>
  <h1>Every picture, and what was read</h1>
  <p class="lead">Captchas as real libraries draw them, read by the recogniser of solve-image-captchas, typed and sent in Chromium. Only what the site’s server accepted counts as solved.</p>
</header>
${renderTotals(outcomes, drivers)}
<nav aria-label="Pages"><ul>${groups.map(renderLink)}</ul></nav>
<main>${pages}</main>
<footer>Made on <time datetime="${made.toISOString()}">${made.toLocaleString('en', { dateStyle: 'long', timeStyle: 'short' })}</time>.</footer>
</body>
</html>
`
  return String(await document)
}

function renderTotals(outcomes: VisitOutcome[], drivers: DriverName[]) {
  const { pages, solved } = summarise(outcomes, drivers)
  const attempts = outcomes.flatMap((outcome) => outcome.attempts)
  const first = outcomes.filter(
    (outcome) => outcome.solved && outcome.attempts.every(({ number }) => number === 1),
  )
  const total = outcomes.reduce((sum, { ms }) => sum + ms, 0)
  const mean = outcomes.length > 0 ? total / outcomes.length : 0
  return html`<dl class="totals">
  <div><dt>Pages solved under every driver</dt><dd>${solved} <small>of ${pages}</small></dd></div>
  <div><dt>Solved at the first picture</dt><dd>${first.length} <small>of ${formatCount(outcomes.length, 'visit')}</small></dd></div>
  <div><dt>Pictures read</dt><dd>${attempts.length}</dd></div>
  <div><dt>Mean time to solve a page</dt><dd>${formatSeconds(mean)}</dd></div>
</dl>`
}

function renderLink(outcomes: VisitOutcome[]) {
  const name = outcomes[0]?.page.name ?? ''
  const solved = outcomes.every((outcome) => outcome.solved)
  return html`<li><a href="#${name}" class="${solved ? 'solved' : 'failed'}">${solved ? '✓' : '✗'} ${name}</a></li>`
}

async function renderPage(outcomes: VisitOutcome[]) {
  const page = outcomes[0]?.page
  if (!page) return html``
  return html`<section class="page" id="${page.name}">
  <header><h2>${page.title}</h2><p><code>${page.path}</code></p></header>
  <div class="drivers">${await Promise.all(outcomes.map(renderVisit))}</div>
</section>`
}

function groupByPage(outcomes: VisitOutcome[]): VisitOutcome[][] {
  const names = [...new Set(outcomes.map(({ page }) => page.name))]
  return names.map((name) => outcomes.filter(({ page }) => page.name === name))
}
