import { formatCount, formatSeconds } from '../../shared/format.ts'
import type { ReportedCaptcha } from '../collect.ts'
import { createPageNames } from '../summary.ts'
import type { Gallery, GalleryVisit } from './gallery.ts'
import { showImage } from './render-visit.ts'

/** What the gallery of a run shows: its pages, and on each what every test met there. */
export function makeGallery(captchas: readonly ReportedCaptcha[], made: Date): Gallery {
  const nameOf = createPageNames(captchas)
  const names = [...new Set(captchas.map(({ captcha }) => nameOf(captcha.url)))].sort()
  const solved = captchas.filter((captcha) => captcha.solved)
  const attempts = captchas.flatMap((captcha) => captcha.attempts)
  return {
    heading: 'Captchas of this run',
    lead: 'Every captcha that the tests met: the images as the page showed them, what was read, and what the page made of it.',
    totals: [
      { label: 'Captchas solved', value: solved.length, of: String(captchas.length) },
      {
        label: 'Solved at the first image',
        value: solved.filter((captcha) => captcha.attempts.length === 1).length,
        of: String(captchas.length),
      },
      { label: 'Images read', value: attempts.length },
      { label: 'Time spent', value: formatSeconds(attempts.reduce((sum, { ms }) => sum + ms, 0)) },
    ],
    pages: names.map((name) => {
      const own = captchas.filter(({ captcha }) => nameOf(captcha.url) === name)
      const modules = [...new Set(own.map(({ captcha }) => captcha.module))]
      return { name, title: name, path: modules.join(', '), visits: own.map(toVisit) }
    }),
    made,
  }
}

function toVisit({ captcha, attempts, solved, error, test }: ReportedCaptcha): GalleryVisit {
  const ms = attempts.reduce((sum, attempt) => sum + attempt.ms, 0)
  const told = [
    test.project,
    test.place,
    test.retry > 0 && `retry ${test.retry}`,
    formatCount(attempts.length, 'attempt'),
    formatSeconds(ms),
  ]
  return {
    title: test.title,
    isSolved: solved,
    verdict: attempts.at(-1)?.verdict ?? 'not read',
    note: told.filter(Boolean).join(' · '),
    error: solved ? undefined : error,
    pictures: attempts.map((attempt) => showImage(attempt, captcha)),
  }
}
