/** What one look at the machine came to. */
export interface Finding {
  /** What was looked at, for example `Node`. */
  subject: string
  /** `problem`: something doesn't work until it is seen to. */
  status: 'ok' | 'problem'
  /** What was seen, as a sentence without its end. */
  seen: string
  /** What to do about it. */
  advice?: string
}

/** Looks at one thing. Rejects only when interrupted: what is wrong is a finding. */
export type Check = (signal: AbortSignal) => Promise<Finding[]>
