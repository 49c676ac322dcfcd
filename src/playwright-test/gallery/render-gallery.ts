import { html, raw } from 'hono/html'
import type { Gallery, GalleryPage } from './gallery.ts'
import { renderVisit } from './render-visit.ts'
import { STYLE } from './style.ts'

/** One self-contained document with every image: what was shown, what was read, and what became of it. */
export async function renderGallery({ heading, lead, totals, pages, made }: Gallery): Promise<string> {
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
  <h1>${heading}</h1>
  <p class="lead">${lead}</p>
</header>
<dl class="totals">
  ${totals.map(({ label, value, of }) => html`<div><dt>${label}</dt><dd>${value}${of === undefined ? '' : html` <small>of ${of}</small>`}</dd></div>`)}
</dl>
<nav aria-label="Pages"><ul>${pages.map(renderLink)}</ul></nav>
<main>${await Promise.all(pages.map(renderPage))}</main>
<footer>Made on <time datetime="${made.toISOString()}">${made.toLocaleString('en', { dateStyle: 'long', timeStyle: 'short' })}</time>.</footer>
</body>
</html>
`
  return String(await document)
}

function renderLink({ name, visits }: GalleryPage) {
  const isSolved = visits.every((visit) => visit.isSolved)
  return html`<li><a href="#${encodeURIComponent(name)}" class="${isSolved ? 'solved' : 'failed'}">${isSolved ? '✓' : '✗'} ${name}</a></li>`
}

async function renderPage({ name, title, path, visits }: GalleryPage) {
  return html`<section class="page" id="${name}">
  <header><h2>${title}</h2><p><code>${path}</code></p></header>
  <div class="visits">${await Promise.all(visits.map(renderVisit))}</div>
</section>`
}
