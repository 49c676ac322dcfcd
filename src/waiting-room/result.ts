import type { SolvedCaptcha } from '../result.ts'

/** The state of a waiting room at one moment. Fields that the room doesn't show are left out. */
export interface QueueProgress {
  /**
   * - `before`: the queue is not open yet.
   * - `challenge`: a challenge stands in front of the line.
   * - `waiting`: the page has a place in line, and the line moves.
   * - `paused`: the queue is paused; the page keeps its place.
   * - `turn`: it is the page's turn, and the button that confirms that the visitor is still there is about to be pressed.
   */
  state: 'before' | 'challenge' | 'waiting' | 'paused' | 'turn'
  /** Address of the waiting room. */
  url: string
  usersAhead?: number
  /** As the page words it: `'5 minutes'`, `'14:05'`. */
  expectedTime?: string
  /** The visitor's number in the queue, as the page shows it. */
  queueNumber?: string
  /** The id of the place in line, as the page shows it. */
  queueId?: string
  /** How far the progress bar has come, in [0, 1]. */
  progress?: number
  /** What the room says to those in line: why the queue is paused, else the message of the event's owner. */
  message?: string
  /** The kind of the challenge, if it is none that can be read: a person has to solve it. */
  challenge?: string
  /** Milliseconds since the wait began. */
  waited: number
}

/**
 * The public fields of a `queueittoken`. The signature (`h`) is left out, because whoever reads it in a log or a report
 * could get in with it. Fields that the connectors don't document are left out too.
 */
export interface QueueToken {
  /** `e`: the id of the event. */
  event?: string
  /** `q`: the unique id of the place in line. */
  queueId?: string
  /** `ts`: when the token expires. */
  timestamp?: Date
  /** `rt`: how the visitor got in: `'queue'`, `'safetynet'`, `'afterevent'`, `'disabled'`, `'directlink'`, `'idle'`. */
  redirectType?: string
  /** `ce`: whether each request extends the site's session. */
  extendableCookie?: boolean
  /** `cv`: how long the site's session lasts, in minutes, where it differs from the site's own setting. */
  cookieValidityMinutes?: number
}

/** The result of a wait whose turn came. */
export interface QueueTurn {
  /** Address of the target page, without the token. */
  url: string
  /** The token that the waiting room issued, wherever on the way it was seen. */
  token?: QueueToken
  /** Milliseconds from the call to the target page; 0 if the page had already been let in. */
  waited: number
  /** Everything the room showed, one entry per change. */
  progress: QueueProgress[]
  /** The captchas that were solved in front of the line. */
  solved: SolvedCaptcha[]
}
