import { html } from 'hono/html'
import sharp from 'sharp'
import type { Attempt, Verdict } from 'solve-image-captchas'
import {
  describeFailure,
  driverTitles,
  formatCount,
  formatScore,
  formatSeconds,
  surestReading,
} from '../describe.ts'
import type { VisitOutcome } from '../visit.ts'

const TONES: Record<Verdict, 'good' | 'mid' | 'bad'> = {
  accepted: 'good',
  rejected: 'bad',
  unconfirmed: 'mid',
  entered: 'mid',
  'low-score': 'mid',
  unreadable: 'bad',
  outdated: 'mid',
}

/** What happened on one page under one driver. */
export async function renderVisit(outcome: VisitOutcome) {
  const { driver, attempts, score, ms, solved, error } = outcome
  return html`<section class="driver">
  <header>
    <h3>${driverTitles[driver]}</h3>
    <span class="verdict ${solved ? 'good' : 'bad'}">${solved ? '✓ The server accepted' : '✗ The server did not accept'}</span>
    <p>${formatCount(attempts.length, 'attempt')} · score ${formatScore(score)} · ${formatSeconds(ms)}</p>
  </header>
  ${solved ? '' : html`<p class="error">${error ?? describeFailure(outcome)}</p>`}
  <ol class="attempts">${await Promise.all(attempts.map(renderAttempt))}</ol>
</section>`
}

async function renderAttempt(attempt: Attempt) {
  const { number, captcha, image, mediaType, verdict, reason, answers, capturedBy, ms } = attempt
  const reading = surestReading(attempt)
  const source = `data:${mediaType};base64,${Buffer.from(image).toString('base64')}`
  const { width, height } = await sizeOf(attempt)
  const scale = width < 130 ? 3 : 2
  const providers = answers.map(({ provider }) => provider).join(', ')
  return html`<li class="attempt">
  <div class="picture"><img src="${source}" width="${width * scale}" height="${height * scale}" alt="Captcha picture ${number}"></div>
  <div class="told">
    <div class="reading">
      ${reading ? html`<span class="text">${reading.text}</span>` : html`<span class="nothing">nothing read</span>`}
      ${renderScore(reading?.score)}
      <span class="verdict ${TONES[verdict]}">${verdict}</span>
    </div>
    <p class="reason">${reason}</p>
    <p>Picture ${number} · ${captcha.module} · ${captcha.imageKind} taken by ${capturedBy} · ${providers} · ${formatSeconds(ms)}</p>
  </div>
</li>`
}

function renderScore(score: number | undefined) {
  if (score === undefined) return ''
  return html`<span class="score"><meter min="0" max="1" low="0.5" high="0.8" optimum="1" value="${score}"></meter>${formatScore(score)}</span>`
}

/** A picture is enlarged by a whole number, so that its pixels stay sharp: by its own size, not the page's. */
async function sizeOf({ image, captcha }: Attempt): Promise<{ width: number; height: number }> {
  try {
    const { width, height } = await sharp(image).metadata()
    return { width, height }
  } catch {
    // What can't be decoded is shown at the size it had on the page: the browser may know the format.
    return { width: Math.round(captcha.width), height: Math.round(captcha.height) }
  }
}
