import type { Captcha } from '../../result.ts'
import { formatCount, formatSeconds } from '../../shared/format.ts'
import { createPageNames, type ReportedAttempt, type ReportedCaptcha } from '../collect.ts'
import { type AttemptRecord, describeRecord, surestReading } from '../record.ts'
import { type Rate, rateProviders } from './rates.ts'

/** The content of a gallery. It is all text and images: nothing is treated as markup. */
export interface Gallery {
  heading: string
  lead: string
  totals: { label: string; value: string | number; of?: string }[]
  rates: Rate[]
  pages: GalleryPage[]
  made: Date
}

export interface GalleryPage {
  /** Shown in the list of pages, and the section's id. */
  name: string
  title: string
  subtitle: string
  visits: GalleryVisit[]
}

/** What happened on one visit to a page. */
export interface GalleryVisit {
  title: string
  isSolved: boolean
  /** What the last attempt does not say. */
  outcome?: string | undefined
  note: string
  /** Why it was not solved, and what to do next. */
  error?: string | undefined
  attempts: GalleryAttempt[]
}

/** An image and its result. */
export interface GalleryAttempt {
  number: number
  image: Uint8Array
  mediaType: string
  /** Size on the page in CSS pixels, used if the image cannot be decoded. */
  width: number
  height: number
  reading?: { text: string; score?: number | undefined } | undefined
  verdict: string
  reason: string
  note: string
}

/** An attempt of a solve or of a report. */
type ShownAttempt = Pick<ReportedAttempt, 'number' | 'capturedBy' | 'verdict' | 'reason' | 'ms'> &
  Pick<ReportedAttempt, 'reading' | 'image' | 'mediaType'> & {
    answers: readonly Pick<AttemptRecord['answers'][number], 'provider' | 'reading'>[]
  }

/** Makes the gallery of a run: its pages, and on each the captchas of every test. */
export function makeGallery(captchas: readonly ReportedCaptcha[], made: Date): Gallery {
  const nameOf = createPageNames(captchas)
  const names = [...new Set(captchas.map(({ url }) => nameOf(url)))].sort()
  const solved = captchas.filter((captcha) => captcha.solved)
  const attempts = captchas.flatMap((captcha) => captcha.attempts)
  const of = String(captchas.length)
  return {
    heading: 'Captchas in this run',
    lead: 'Every captcha in the tests: each image as the page showed it, what was read, and how the page responded.',
    totals: [
      { label: 'Captchas solved', value: solved.length, of },
      {
        label: 'Solved on the first image',
        value: solved.filter((captcha) => captcha.attempts.length === 1).length,
        of,
      },
      { label: 'Images read', value: attempts.length },
      { label: 'Total time', value: formatSeconds(sumOfMs(attempts)) },
    ],
    rates: rateProviders(
      captchas.flatMap(({ captcha, attempts }) =>
        captcha ? attempts.map((attempt) => ({ module: captcha.module, attempt })) : [],
      ),
    ),
    pages: names.map((name) => {
      const onPage = captchas.filter(({ url }) => nameOf(url) === name)
      const modules = new Set(onPage.flatMap(({ captcha }) => captcha?.module ?? []))
      return { name, title: name, subtitle: [...modules].join(', '), visits: onPage.map(toVisit) }
    }),
    made,
  }
}

function toVisit(record: ReportedCaptcha): GalleryVisit {
  const { captcha, attempts, solved, error, test } = record
  const facts = [
    test.project,
    test.location,
    test.retry > 0 && `retry ${test.retry}`,
    attempts.length > 1 && formatCount(attempts.length, 'image'),
    attempts.length > 0 && formatSeconds(sumOfMs(attempts)),
  ]
  return {
    title: test.title,
    isSolved: solved,
    outcome: attempts.length === 0 ? describeRecord(record) : undefined,
    note: facts.filter(Boolean).join(' · '),
    error: solved ? undefined : (error?.advice ?? error?.message),
    attempts: captcha ? attempts.map((attempt) => toGalleryAttempt(attempt, captcha)) : [],
  }
}

export function toGalleryAttempt(
  attempt: ShownAttempt,
  captcha: Pick<Captcha, 'width' | 'height'> & { imageKind: string },
): GalleryAttempt {
  const { capturedBy, answers, ms } = attempt
  const providers = answers.map(({ provider }) => provider).join(', ')
  return {
    ...attempt,
    width: captcha.width,
    height: captcha.height,
    reading: surestReading(attempt),
    note: [`${captcha.imageKind} by ${capturedBy}`, providers, formatSeconds(ms)].filter(Boolean).join(' · '),
  }
}

function sumOfMs(attempts: readonly { ms: number }[]): number {
  return attempts.reduce((sum, { ms }) => sum + ms, 0)
}
