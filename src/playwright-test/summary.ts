import type { ReportedCaptcha } from './collect.ts'
import type { AttemptRecord } from './record.ts'

/** What one provider did on one page. */
export interface SummaryRow {
  page: string
  provider: string
  /** Images it was asked to read. */
  tries: number
  /** Answers of its that the page took. */
  accepted: number
  /** What its readings cost, in its own currency; undefined where it never said. */
  cost?: number | undefined
  /** Milliseconds from finding each image to its verdict: those whose answer it gave, or that it was asked last. */
  ms: number
}

/** One row for each page and provider, in the order of the pages' names and of the providers' turns. */
export function summariseCaptchas(captchas: readonly ReportedCaptcha[]): SummaryRow[] {
  const nameOf = createPageNames(captchas)
  const rows = new Map<string, SummaryRow>()
  for (const { captcha, attempts } of captchas) {
    const page = nameOf(captcha.url)
    const rowOf = (provider: string) => {
      const key = JSON.stringify([page, provider])
      const row = rows.get(key) ?? { page, provider, tries: 0, accepted: 0, ms: 0 }
      rows.set(key, row)
      return row
    }
    for (const attempt of attempts) {
      for (const { provider, reading } of attempt.answers) {
        const row = rowOf(provider)
        row.tries += 1
        if (reading?.cost !== undefined) row.cost = (row.cost ?? 0) + reading.cost
      }
      const row = rowOf(answeringProvider(attempt))
      row.ms += attempt.ms
      if (attempt.verdict === 'accepted') row.accepted += 1
    }
  }
  return [...rows.values()].sort((left, right) => left.page.localeCompare(right.page, 'en'))
}

/** The provider whose reading was used, else the one that was asked last. */
function answeringProvider({ reading, answers }: AttemptRecord): string {
  return reading?.provider ?? answers.at(-1)?.provider ?? '–'
}

/** Names pages by their path, with the host where captchas of several were met. Ports are of no interest to anybody. */
export function createPageNames(captchas: readonly ReportedCaptcha[]): (url: string) => string {
  const hosts = new Set(captchas.map(({ captcha }) => new URL(captcha.url).hostname))
  return (url) => {
    const { hostname, pathname } = new URL(url)
    return hosts.size > 1 ? hostname + pathname : pathname
  }
}
