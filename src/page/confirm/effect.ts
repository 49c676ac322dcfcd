import { SolveTimeoutError } from '../../errors/index.ts'
import { done, notYet, poll } from '../../shared/poll.ts'
import { callInPage } from '../call-in-page.ts'
import type { SeenDialog } from '../dialogs.ts'
import type { LocatedCaptcha } from '../locate.ts'
import type { PagePort } from '../port.ts'
import type { Before } from './outcome.ts'
import { isAttached, type Trace } from './trace.ts'

/** Milliseconds in which something comes of a click that submits a form. A second click too early would submit it twice. */
const effectTimeout = 1_500

/** Whether anything has come of a click or a key since `before` was observed. Waits for it a moment. */
export async function hasEffect(
  page: PagePort,
  located: LocatedCaptcha,
  { before, trace, dialogs }: { before: Before; trace: Trace; dialogs: () => readonly SeenDialog[] },
  signal: AbortSignal,
): Promise<boolean> {
  const { frame, image, input } = located
  const look = async () => {
    if (trace.requests.length > 0 || trace.downloads.length > 0 || trace.popups.length > 0) return done(true)
    if (dialogs().length > 0 || !isAttached(page, frame)) return done(true)
    const query = { image, input, known: before.known, accepted: [], rejected: [] }
    // A document that cannot be asked is on its way to another one.
    const now = await callInPage(frame, 'observeScene', query).catch(() => undefined)
    signal.throwIfAborted()
    return now?.signature === before.own.signature ? notYet('nothing happened') : done(true)
  }
  try {
    return await poll(look, {
      for: 'something to come of it',
      timeout: effectTimeout,
      signal,
      interval: 30,
      pause: (milliseconds) => trace.next(milliseconds),
    })
  } catch (error) {
    if (signal.aborted || !(error instanceof SolveTimeoutError)) throw error
    return false
  }
}
