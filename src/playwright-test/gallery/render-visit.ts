import { html } from 'hono/html'
import { type Captcha, VERDICTS } from '../../result.ts'
import { formatScore, formatSeconds } from '../../shared/format.ts'
import type { AttemptRecord } from '../record.ts'
import { surestReading } from '../record.ts'
import type { GalleryImage, GalleryVisit } from './gallery.ts'

type Shown = Pick<AttemptRecord, 'number' | 'capturedBy' | 'verdict' | 'reason' | 'ms' | 'reading'> &
  Pick<GalleryImage, 'image' | 'mediaType'> & {
    answers: readonly Pick<AttemptRecord['answers'][number], 'provider' | 'reading'>[]
  }

/** An attempt as the gallery shows it. */
export function showImage(
  attempt: Shown,
  captcha: Pick<Captcha, 'module' | 'width' | 'height'> & { imageKind: string },
): GalleryImage {
  const { capturedBy, answers, ms } = attempt
  const providers = answers.map(({ provider }) => provider).join(', ')
  return {
    ...attempt,
    width: captcha.width,
    height: captcha.height,
    reading: surestReading(attempt),
    note: `${captcha.module} · ${captcha.imageKind} taken by ${capturedBy} · ${providers} · ${formatSeconds(ms)}`,
  }
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
  <ol class="attempts">${await Promise.all(pictures.map(renderImage))}</ol>
</section>`
}

async function renderImage(picture: GalleryImage) {
  const { number, image, mediaType, reading, verdict, reason, note } = picture
  const source = `data:${mediaType};base64,${Buffer.from(image).toString('base64')}`
  const { width, height } = await sizeOf(picture)
  const scale = width < 130 ? 3 : 2
  return html`<li class="attempt">
  <div class="image"><img src="${source}" width="${width * scale}" height="${height * scale}" alt="Captcha image ${number}"></div>
  <div class="told">
    <div class="reading">
      ${reading ? html`<span class="text">${reading.text}</span>` : html`<span class="nothing">nothing read</span>`}
      ${renderScore(reading?.score)}
      <span class="verdict ${VERDICTS[verdict].tone}">${verdict}</span>
    </div>
    <p class="reason">${reason}</p>
    <p>Image ${number} · ${note}</p>
  </div>
</li>`
}

function renderScore(score: number | undefined) {
  if (score === undefined) return ''
  return html`<span class="score"><meter min="0" max="1" low="0.5" high="0.8" optimum="1" value="${score}"></meter>${formatScore(score)}</span>`
}

/** An image is enlarged by a whole number, so that its pixels stay sharp: by its own size, not the page's. */
async function sizeOf({ image, ...shown }: GalleryImage): Promise<{ width: number; height: number }> {
  const { default: sharp } = await import('sharp')
  try {
    const { width, height } = await sharp(image).metadata()
    return { width, height }
  } catch {
    // What can't be decoded is shown at the size it had on the page: the browser may know the format.
    return { width: Math.round(shown.width), height: Math.round(shown.height) }
  }
}
