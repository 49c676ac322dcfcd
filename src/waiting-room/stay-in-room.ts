import { log } from '../log/log.ts'
import type { RoomObservation } from '../page/in-page/observe-room.ts'
import { notYet, type Probe } from '../shared/poll.ts'
import { passChallenge } from './pass-challenge.ts'
import { pressButton } from './press-button.ts'
import type { QueueProgress } from './result.ts'
import { reportProgress, type Visit } from './visit.ts'

/** Milliseconds after which a button that is still there is pressed again: a page may draw it before it listens. */
const pressInterval = 5_000
/** Milliseconds after which a button that could not be pressed is tried again: its dialog may still be moving in. */
const retryInterval = 500

/** The page is the room: does what the room asks for, which most of the time is nothing. */
export async function stayInRoom(
  visit: Visit,
  state: QueueProgress['state'],
  view: RoomObservation,
): Promise<Probe<never>> {
  visit.astraySince = undefined
  // A token that led back into a room was refused.
  if (view.document !== visit.tokenFrom) visit.token = undefined
  visit.room = view.document
  visit.announced = new URL(view.url).searchParams.get('t') ?? visit.announced
  if (state !== 'challenge') visit.unreadable = undefined
  reportProgress(visit, state, view)

  if (state === 'challenge') {
    await passChallenge(visit, view)
    return notYet('the room was at its challenge')
  }
  const button = state === 'turn' ? view.confirm : view.present
  if (button === undefined) visit.pressProblem = undefined
  else await confirmPresence(visit, button, view)
  return notYet(`the room was at "${state}"`)
}

/** Presses the button of a room that asks whether its visitor is still there. */
async function confirmPresence(
  visit: Visit,
  path: string,
  { document, url }: RoomObservation,
): Promise<void> {
  const { page, call, pressed } = visit
  const isPressed = pressed?.document === document && pressed.path === path
  if (isPressed && Date.now() < pressed.again) return
  // A driver may wait long for a button that moves: the timeout of the whole wait then comes first.
  visit.pressProblem = 'the click did not finish'
  const problem = await call.during('pressing the button', () => pressButton(page.mainFrame(), path))
  visit.pressProblem = problem
  visit.pressed = {
    document,
    path,
    again: Date.now() + (problem === undefined ? pressInterval : retryInterval),
  }
  if (problem !== undefined) log('queue', () => `${url}: "${path}" could not be pressed: ${problem}`)
}
