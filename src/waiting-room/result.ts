import type { SolvedCaptcha } from '../result.ts'

/** What a waiting room showed at one moment. What it doesn't show is left out. */
export interface QueueProgress {
  /**
   * - `before`: the queue has not been opened yet.
   * - `challenge`: a challenge stands in front of the line.
   * - `waiting`: there is a place in line, and the line moves.
   * - `paused`: the line stands still, the place is kept.
   * - `turn`: the room asks whether its visitor is still there, and the button is about to be pressed.
   */
  state: 'before' | 'challenge' | 'waiting' | 'paused' | 'turn'
  /** Address of the waiting room. */
  url: string
  usersAhead?: number
  /** As the page words it: `'5 minutes'`, `'14:05'`. */
  expectedTime?: string
  /** The place that was drawn, as the page shows it. */
  queueNumber?: string
  /** How far the bar has come, in [0, 1]. */
  progress?: number
  /** What the room says about the line, where it says something: why it is paused. */
  message?: string
  /** Milliseconds since the wait began. */
  waited: number
}

/**
 * The public fields of a `queueittoken`. Its signature (`h`) is left out: with it a log or a report would hold what
 * lets others in. So are fields that the connectors don't publish.
 */
export interface QueueToken {
  /** `e`: the event that was queued for. */
  event?: string
  /** `q`: the place in line, unlike every other. */
  queueId?: string
  /** `ts`: until when the token lets its holder in. */
  timestamp?: Date
  /** `rt`: how the place was come by: `'queue'`, `'safetynet'`, `'afterevent'`, `'disabled'`, `'directlink'`, `'idle'`. */
  redirectType?: string
  /** `ce`: whether each request makes the site's session last longer. */
  extendableCookie?: boolean
  /** `cv`: minutes that the site's session lasts, where they differ from the site's own setting. */
  cookieValidityMinutes?: number
}

/** How a wait ended that came to its turn. */
export interface QueueTurn {
  /** Address of the target page, without the token. */
  url: string
  /** What the waiting room sent along, wherever on the way it was seen. */
  token?: QueueToken
  /** Milliseconds from the call to the target page; 0 where the page was there already. */
  waited: number
  /** Everything the room showed, one entry for each change. */
  progress: QueueProgress[]
  /** The captchas that stood in front of the line. */
  solved: SolvedCaptcha[]
}
