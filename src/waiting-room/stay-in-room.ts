import { PageGoneError } from '../errors/index.ts'
import { log } from '../log/log.ts'
import { callInPage, withElement } from '../page/call-in-page.ts'
import type { RoomObservation } from '../page/in-page/observe-room.ts'
import type { FramePort } from '../page/port.ts'
import { firstLine } from '../shared/format.ts'
import { notYet, type Probe } from '../shared/poll.ts'
import type { QueueProgress } from './result.ts'
import { reportProgress, type Visit } from './visit.ts'

/** Milliseconds after which a button that is still there is pressed again: a page may draw it before it listens. */
const pressInterval = 5_000

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
  reportProgress(visit, state, view)

  if (state === 'challenge') await solveChallenge(visit)
  if (state === 'turn') await confirmPresence(visit, view)
  else visit.pressProblem = undefined
  return notYet(`the room was at "${state}"`)
}

async function solveChallenge({ page, call, solve, solved }: Visit): Promise<void> {
  const result = await call.during('solving the challenge', () => solve(call.signal))
  // A challenge that the room withdraws has been passed in another way.
  if (result.error && (page.isClosed() || !(result.error instanceof PageGoneError))) throw result.error
  solved.push(...result.solved)
}

async function confirmPresence(visit: Visit, { confirm, document, url }: RoomObservation): Promise<void> {
  const { page, call, pressed } = visit
  if (confirm === undefined) return
  if (pressed?.document === document && Date.now() - pressed.at < pressInterval) return
  visit.pressed = { document, at: Date.now() }
  // A driver may wait long for a button that moves: the timeout of the whole wait then comes first.
  visit.pressProblem = 'the click did not finish'
  const problem = await call.during('pressing the button', () => pressConfirm(page.mainFrame(), confirm))
  visit.pressProblem = problem
  if (problem !== undefined) log('queue', () => `${url}: "${confirm}" could not be pressed: ${problem}`)
}

/** Presses the button of a room that asks whether its visitor is still there. Returns why that failed, if it did. */
async function pressConfirm(frame: FramePort, path: string): Promise<string | undefined> {
  try {
    if (!(await callInPage(frame, 'canClick', { path }))) return 'something covers the button'
    return await withElement(frame, path, async (button) => {
      if (!button) return 'the button is gone'
      await button.click()
      return undefined
    })
  } catch (error) {
    // The room may move on by itself at the same moment.
    return firstLine(error)
  }
}
