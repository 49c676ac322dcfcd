export function formatSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}

export function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** What was read, typed or not: of readings that were too unsure, the surest. */
export function surestReading<Read extends { score?: number | undefined }>(attempt: {
  reading?: Read | undefined
  answers: readonly { reading?: Read | undefined }[]
}): Read | undefined {
  if (attempt.reading) return attempt.reading
  const readings = attempt.answers.map(({ reading }) => reading).filter((read) => read !== undefined)
  return readings.sort((left, right) => (right.score ?? 0) - (left.score ?? 0))[0]
}
