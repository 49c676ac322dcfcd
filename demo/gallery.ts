import { type GalleryVisit, toGalleryAttempt } from '../src/playwright-test/gallery/gallery.ts'
import { rateProviders } from '../src/playwright-test/gallery/rates.ts'
import { renderGallery as renderDocument } from '../src/playwright-test/gallery/render-gallery.ts'
import { formatCount, formatScore, formatSeconds } from '../src/shared/format.ts'
import { describeFailure, driverTitles } from './describe.ts'
import { summarise } from './summary.ts'
import { driverNames, type VisitOutcome } from './visit.ts'

/** Renders the gallery of the package's reporter, with every page under each driver. */
export function renderGallery(outcomes: VisitOutcome[], made: Date): Promise<string> {
  return renderDocument({
    heading: 'Every image, and what was read',
    lead:
      'Captchas as real libraries draw them, read by the recogniser of solve-image-captchas, entered and submitted in Chromium. ' +
      'Only what the site’s server accepted counts as solved.',
    totals: countTotals(outcomes),
    rates: rateProviders(
      outcomes.flatMap(({ attempts }) =>
        attempts.map((attempt) => ({ module: attempt.captcha.module, attempt })),
      ),
    ),
    pages: groupByPage(outcomes).map(([first, ...others]) => ({
      name: first.page.name,
      title: first.page.title,
      subtitle: first.page.path,
      visits: [first, ...others].map(toVisit),
    })),
    made,
  })
}

function countTotals(outcomes: VisitOutcome[]) {
  const drivers = driverNames.filter((name) => outcomes.some(({ driver }) => driver === name))
  const { pages, solved } = summarise(outcomes, drivers)
  const first = outcomes.filter(
    (outcome) => outcome.solved && outcome.attempts.every(({ number }) => number === 1),
  )
  const total = outcomes.reduce((sum, { ms }) => sum + ms, 0)
  return [
    { label: 'Pages solved under every driver', value: solved, of: String(pages) },
    { label: 'Solved on the first image', value: first.length, of: formatCount(outcomes.length, 'visit') },
    { label: 'Images read', value: outcomes.flatMap(({ attempts }) => attempts).length },
    {
      label: 'Mean time to solve a page',
      value: formatSeconds(outcomes.length > 0 ? total / outcomes.length : 0),
    },
  ]
}

function toVisit(outcome: VisitOutcome): GalleryVisit {
  const { driver, attempts, score, ms, solved, error } = outcome
  return {
    title: driverTitles[driver],
    isSolved: solved,
    outcome: solved ? 'accepted by the server' : 'not accepted by the server',
    note: `${formatCount(attempts.length, 'image')} · score ${formatScore(score)} · ${formatSeconds(ms)}`,
    error: solved ? undefined : (error ?? describeFailure(outcome)),
    attempts: attempts.map((attempt) => toGalleryAttempt(attempt, attempt.captcha)),
  }
}

function groupByPage(outcomes: VisitOutcome[]): [VisitOutcome, ...VisitOutcome[]][] {
  const names = [...new Set(outcomes.map(({ page }) => page.name))]
  return names.flatMap((name) => {
    const [first, ...others] = outcomes.filter(({ page }) => page.name === name)
    return first ? [[first, ...others]] : []
  })
}
