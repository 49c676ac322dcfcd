import { html } from 'hono/html'
import { formatScore } from '../../../format-score.ts'
import type { Verdict } from '../../../result.ts'
import type { GalleryPicture, GalleryVisit } from './gallery.ts'

const TONES: Record<Verdict, 'good' | 'mid' | 'bad'> = {
  accepted: 'good',
  rejected: 'bad',
  unconfirmed: 'mid',
  entered: 'mid',
  'low-score': 'mid',
  unreadable: 'bad',
  outdated: 'mid',
}

/** What happened on one page one time. */
export async function renderVisit({ title, isSolved, verdict, note, error, pictures }: GalleryVisit) {
  return html`<section class="visit">
  <header>
    <h3>${title}</h3>
    <span class="verdict ${isSolved ? 'good' : 'bad'}">${isSolved ? '✓' : '✗'} ${verdict}</span>
    <p>${note}</p>
  </header>
  ${error === undefined ? '' : html`<p class="error">${error}</p>`}
  <ol class="attempts">${await Promise.all(pictures.map(renderPicture))}</ol>
</section>`
}

async function renderPicture(picture: GalleryPicture) {
  const { number, image, mediaType, reading, verdict, reason, note } = picture
  const source = `data:${mediaType};base64,${Buffer.from(image).toString('base64')}`
  const { width, height } = await sizeOf(picture)
  const scale = width < 130 ? 3 : 2
  return html`<li class="attempt">
  <div class="picture"><img src="${source}" width="${width * scale}" height="${height * scale}" alt="Captcha picture ${number}"></div>
  <div class="told">
    <div class="reading">
      ${reading ? html`<span class="text">${reading.text}</span>` : html`<span class="nothing">nothing read</span>`}
      ${renderScore(reading?.score)}
      <span class="verdict ${TONES[verdict]}">${verdict}</span>
    </div>
    <p class="reason">${reason}</p>
    <p>Picture ${number} · ${note}</p>
  </div>
</li>`
}

function renderScore(score: number | undefined) {
  if (score === undefined) return ''
  return html`<span class="score"><meter min="0" max="1" low="0.5" high="0.8" optimum="1" value="${score}"></meter>${formatScore(score)}</span>`
}

/** A picture is enlarged by a whole number, so that its pixels stay sharp: by its own size, not the page's. */
async function sizeOf({ image, ...shown }: GalleryPicture): Promise<{ width: number; height: number }> {
  const { default: sharp } = await import('sharp')
  try {
    const { width, height } = await sharp(image).metadata()
    return { width, height }
  } catch {
    // What can't be decoded is shown at the size it had on the page: the browser may know the format.
    return { width: Math.round(shown.width), height: Math.round(shown.height) }
  }
}
