import type { Call } from '../page/call.ts'
import type { RoomObservation } from '../page/in-page/observe-room.ts'
import type { PagePort } from '../page/port.ts'
import type { SolvedCaptcha, SolveResult } from '../result.ts'
import { defined } from '../shared/defined.ts'
import type { QueueSettings } from './options.ts'
import type { QueueProgress, QueueToken } from './result.ts'
import { withoutQueueToken } from './token.ts'

/** One wait in a waiting room: what it works with, and what it has seen so far. */
export interface Visit {
  page: PagePort
  settings: QueueSettings
  call: Call
  /** Solves the challenge in front of the line, if it is an image captcha. */
  solve(signal: AbortSignal): Promise<SolveResult>
  /** Called whenever the room shows something new. */
  onProgress(progress: QueueProgress): void
  started: number
  progress: QueueProgress[]
  solved: SolvedCaptcha[]
  /** Since when the page has been neither the room nor the target. */
  astraySince?: number | undefined
  /** The room's document that was seen last. */
  room?: number
  /** Where the room says that it will lead. */
  announced?: string | undefined
  token?: QueueToken | undefined
  /** The room's document that the token came from. */
  tokenFrom?: number | undefined
  /** Which button was pressed last, in which document, and when it may be pressed again. */
  pressed?: { document: number; path: string; again: number }
  /** The document whose entry button was pressed. */
  entered?: number
  /** What the room asks for that can't be read and since when; once a person is waited for, its kind and when to look again. */
  unreadable?: { asked: string; since: number; kind?: string; again?: number } | undefined
  /** Why the room's button could not be pressed, when it was last tried. */
  pressProblem?: string | undefined
}

/** Records and reports what the room shows, if it differs from what it showed last. */
export function reportProgress(visit: Visit, state: QueueProgress['state'], view: RoomObservation): void {
  const { usersAhead, expectedTime, queueNumber, queueId, progress, pauseMessage, message } = view
  const shown = defined({
    state,
    url: withoutQueueToken(view.url),
    usersAhead,
    expectedTime,
    queueNumber,
    queueId,
    progress,
    message: (state === 'paused' ? pauseMessage : undefined) ?? message,
    challenge: state === 'challenge' ? visit.unreadable?.kind : undefined,
  })
  const last = visit.progress.at(-1)
  if (last && JSON.stringify({ ...last, waited: 0 }) === JSON.stringify({ ...shown, waited: 0 })) return
  const now = { ...shown, waited: Date.now() - visit.started }
  visit.progress.push(now)
  visit.onProgress(now)
}
