import { html, raw } from 'hono/html'
import { formatScore } from '../../shared/format.ts'
import { loadSharp } from '../../shared/load-sharp.ts'
import { toneOf } from '../record.ts'
import type { Gallery, GalleryAttempt, GalleryPage, GalleryVisit } from './gallery.ts'
import type { Rate } from './rates.ts'
import { STYLE } from './style.ts'

/** Renders a gallery as one self-contained HTML document. */
export async function renderGallery({ heading, lead, totals, rates, pages, made }: Gallery): Promise<string> {
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${heading} · solve-image-captchas</title>
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
${rates.length > 0 ? renderRates(rates) : ''}
<footer>Generated on <time datetime="${made.toISOString()}">${made.toLocaleString('en', { dateStyle: 'long', timeStyle: 'short' })}</time>.</footer>
</body>
</html>
`
  return String(await document)
}

function renderLink({ name, visits }: GalleryPage) {
  const isSolved = visits.every((visit) => visit.isSolved)
  return html`<li><a href="#${encodeURIComponent(name)}" class="${isSolved ? 'solved' : 'failed'}">${isSolved ? '✓' : '✗'} ${name}</a></li>`
}

function renderRates(rates: readonly Rate[]) {
  return html`<section class="rates">
  <h2>By module and provider</h2>
  <table>
    <thead><tr><th>Module</th><th>Provider</th><th>Images</th><th>Typed</th><th>Accepted</th><th>Rate</th></tr></thead>
    <tbody>${rates.map(renderRate)}</tbody>
  </table>
</section>`
}

function renderRate({ module, provider, images, typed, accepted }: Rate) {
  const rate = images === 0 ? 0 : accepted / images
  return html`<tr><td>${module}</td><td>${provider}</td><td>${images}</td><td>${typed}</td><td>${accepted}</td><td>${Math.round(100 * rate)} %</td></tr>`
}

async function renderPage({ name, title, subtitle, visits }: GalleryPage) {
  return html`<section class="page ${widthOf(visits)}" id="${name}">
  <header><h2>${title}</h2>${subtitle === '' ? '' : html`<p><code>${subtitle}</code></p>`}</header>
  ${await Promise.all(visits.map(renderVisit))}
</section>`
}

/** How many columns of the grid are filled: two or three where the window has that many. */
function widthOf(visits: readonly GalleryVisit[]): string {
  const columns = visits.reduce((sum, { attempts }) => sum + Math.max(1, attempts.length), 0)
  return ['one', 'two'][columns - 1] ?? 'three'
}

async function renderVisit(visit: GalleryVisit) {
  const { title, isSolved, outcome, note, error, attempts } = visit
  return html`<section class="visit ${widthOf([visit])}">
  <header>
    <h3><span class="${isSolved ? 'solved' : 'failed'}">${isSolved ? '✓' : '✗'}</span> ${title}</h3>
    ${outcome === undefined ? '' : html`<span class="verdict ${isSolved ? 'good' : 'bad'}">${outcome}</span>`}
    <p>${note}</p>
  </header>
  ${error === undefined ? '' : html`<p class="error">${error}</p>`}
  ${attempts.length === 0 ? '' : html`<ol class="attempts">${await Promise.all(attempts.map(renderAttempt))}</ol>`}
</section>`
}

async function renderAttempt(attempt: GalleryAttempt) {
  const { number, image, mediaType, reading, verdict, reason, note } = attempt
  const source = `data:${mediaType};base64,${Buffer.from(image).toString('base64')}`
  const { width, height } = await sizeOf(attempt)
  const scale = width < 130 ? 3 : 2
  return html`<li class="attempt">
  <div class="image"><img src="${source}" width="${width * scale}" height="${height * scale}" alt="Image ${number}"></div>
  <div class="details">
    <div class="reading">
      ${reading ? html`<span class="text">${reading.text}</span>` : html`<span class="nothing">nothing read</span>`}
      ${renderScore(reading?.score)}
      <span class="verdict ${toneOf(verdict)}">${verdict}</span>
    </div>
    <p class="reason">${reason}</p>
    <p>${number} · ${note}</p>
  </div>
</li>`
}

function renderScore(score: number | undefined) {
  if (score === undefined) return ''
  return html`<span class="score"><meter min="0" max="1" low="0.5" high="0.8" optimum="1" value="${score}"></meter>${formatScore(score)}</span>`
}

/** Returns the image's own size. Enlarging that by a whole number keeps its pixels sharp; its size on the page may not. */
async function sizeOf({ image, ...shown }: GalleryAttempt): Promise<{ width: number; height: number }> {
  const sharp = await loadSharp()
  try {
    const { width, height } = await sharp(image).metadata()
    return { width, height }
  } catch {
    // The browser may still know a format that sharp cannot decode.
    return { width: Math.round(shown.width), height: Math.round(shown.height) }
  }
}
