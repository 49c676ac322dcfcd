import { PageGoneError, QueueChallengeUnsupportedError } from '../errors/index.ts'
import { log } from '../log/log.ts'
import type { RoomObservation } from '../page/in-page/observe-room.ts'
import type { OtherCaptcha } from '../result.ts'
import { pressButton } from './press-button.ts'
import { withoutQueueToken } from './token.ts'
import { reportProgress, type Visit } from './visit.ts'

/** Milliseconds for which a challenge must stay as it is before it counts as drawn: its picture may come after its button. */
const settleTime = 1_000

/** Milliseconds between two looks for a picture while a person is at a challenge. */
const patience = 2_000

/** Solves the challenge in front of the line, or presses its one button, or waits while it works by itself. */
export async function passChallenge(visit: Visit, view: RoomObservation): Promise<void> {
  const { asks } = view
  if (Date.now() < (visit.unreadable?.again ?? 0)) return
  const others = await solvePicture(visit)
  if (others === undefined || asks?.isWorking || (asks === undefined && others.length === 0)) {
    visit.unreadable = undefined
    return
  }
  const [other] = others
  const what = other?.kind ?? asks?.entry ?? asks?.selector ?? ''
  if (visit.unreadable?.asked !== what) visit.unreadable = { asked: what, since: Date.now() }
  const asked = Date.now() - visit.unreadable.since
  const { appearTimeout } = visit.settings
  if (asks?.entry !== undefined) {
    if (asked >= Math.min(settleTime, appearTimeout)) await enterLine(visit, asks.entry, view)
    return
  }
  if (asked < (other ? Math.min(settleTime, appearTimeout) : appearTimeout)) return
  if (visit.settings.challenge === 'wait') {
    visit.unreadable.kind = other?.kind ?? 'a challenge of an unknown kind'
    visit.unreadable.again = Date.now() + patience
    reportProgress(visit, 'challenge', view)
    return
  }
  throw new QueueChallengeUnsupportedError(
    withoutQueueToken(view.url),
    other?.selector ?? asks?.selector ?? '',
    other?.kind,
    other && `${other.testing}: ${other.docs}`,
    visit.progress.at(-1),
  )
}

/** Solves the challenge if it is a picture of text. Otherwise returns the captchas of other kinds on the page. */
async function solvePicture({ page, call, solve, solved }: Visit): Promise<OtherCaptcha[] | undefined> {
  const result = await call.during('solving the challenge', () => solve(call.signal))
  // A challenge that the room withdraws has been passed in another way.
  if (result.error && (page.isClosed() || !(result.error instanceof PageGoneError))) throw result.error
  solved.push(...result.solved)
  return result.captchas.length > 0 || result.error ? undefined : result.others
}

/** Presses the button that lets a visitor into the line, once, as a person does: the room may take its time. */
async function enterLine(visit: Visit, path: string, { document, url }: RoomObservation): Promise<void> {
  if (visit.entered === document) return
  const press = () => pressButton(visit.page.mainFrame(), path)
  visit.pressProblem = await visit.call.during('pressing the button', press)
  if (visit.pressProblem === undefined) visit.entered = document
  else log('queue', () => `${url}: "${path}" could not be pressed: ${visit.pressProblem}`)
}
