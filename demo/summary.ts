import type { DriverName, VisitOutcome } from './visit.ts'

export interface Summary {
  /** The number of pages. */
  pages: number
  /** The number of pages that were accepted with every driver. */
  solved: number
  drivers: readonly DriverName[]
}

export function summarise(outcomes: VisitOutcome[], drivers: readonly DriverName[]): Summary {
  const names = [...new Set(outcomes.map(({ page }) => page.name))]
  const isSolved = (name: string) =>
    drivers.every((driver) =>
      outcomes.some((outcome) => outcome.page.name === name && outcome.driver === driver && outcome.solved),
    )
  return { pages: names.length, solved: names.filter(isSolved).length, drivers }
}

/** Formats what `--json` prints for a page and a driver. */
export function toJson({ page, driver, attempts, score, ms, solved }: VisitOutcome): string {
  return JSON.stringify({
    page: page.name,
    driver,
    module: attempts[0]?.captcha.module ?? page.module,
    attempts: attempts.length,
    score: score ?? null,
    ms,
    solved,
  })
}
