/** What a waiting room showed last, as the errors tell it. */
export interface LastProgress {
  readonly state: string
  readonly usersAhead?: number
  readonly expectedTime?: string
  readonly queueNumber?: string
  readonly progress?: number
  readonly message?: string
  /** Milliseconds since the wait began. */
  readonly waited: number
}

export function describeProgress(progress: LastProgress | undefined): string {
  if (!progress) return 'the waiting room was never seen'
  const { state, usersAhead, expectedTime, queueNumber, progress: share, message, waited } = progress
  return [
    `${state} after ${waited} ms`,
    usersAhead !== undefined && `${usersAhead} users ahead`,
    expectedTime !== undefined && `expected time "${expectedTime}"`,
    queueNumber !== undefined && `queue number ${queueNumber}`,
    share !== undefined && `${Math.round(share * 100)} % of the bar`,
    message !== undefined && `"${message}"`,
  ]
    .filter(Boolean)
    .join(', ')
}
