import type { SeenDialog } from '../dialogs.ts'
import type { NewText } from '../in-page/new-texts.ts'
import type { Scene } from '../in-page/scene.ts'
import type { SeenSignals } from '../in-page/signals.ts'
import type { LocatedCaptcha } from '../locate.ts'
import type { FramePort } from '../port.ts'
import type { Trace } from './trace.ts'

/** What was to be seen just before the answer was submitted. */
export interface Before {
  /** The captcha's own document. */
  own: Scene
  /** The page's document, where the captcha is in a frame. */
  top?: Scene
  /** The frame around the captcha's, where a widget leaves its proof. */
  parent?: FramePort
  /** Hashes of the texts of both. */
  known: string[]
  /** What the user had filled in around the captcha. */
  filled: string[]
}

/** Everything that is known about a submission at one moment. The evidence is drawn from this and nothing else. */
export interface Outcome {
  before: Before
  /** The captcha's own document now; undefined where its frame is gone or cannot be asked. */
  own: Scene | undefined
  top: Scene | undefined
  /** The module's signals around the captcha's frame, where its own document is gone. */
  above?: SeenSignals | undefined
  /** What the pages show that were opened. */
  popups: readonly Scene[]
  /** Every new text that was seen since, be it gone by now. */
  texts: readonly NewText[]
  trace: Trace
  dialogs: readonly SeenDialog[]
  /** Whether the captcha's frame has been removed. */
  isFrameGone: boolean
  /** The captcha where it is now; undefined where it is not on the page any more. */
  captcha: LocatedCaptcha | undefined
  /** The captcha as it was. */
  known: LocatedCaptcha
}

/** The document that tells what became of the submission: the captcha's own, else the page's. */
export function sceneOf({ own, top }: Outcome): Scene | undefined {
  return own ?? top
}

/** Whether another document was loaded in place of the captcha's. */
export function isReplaced({ own, before }: Outcome): boolean {
  return own !== undefined && own.document !== before.own.document
}

/** Whether the address is another one, beyond its fragment. */
export function hasMoved(outcome: Outcome): boolean {
  const strip = (url: string | undefined) => url?.replace(/#(?![!/]).*$/, '')
  const { own, top, before } = outcome
  const moved = (now: Scene | undefined, then: Scene | undefined) =>
    now !== undefined && then !== undefined && strip(now.url) !== strip(then.url)
  return moved(own, before.own) || moved(top, before.top)
}

/** Whether the document that took the place of the captcha's was on its way there before the answer was submitted. */
export function isUnasked(outcome: Outcome): boolean {
  const { trace } = outcome
  const url = sceneOf(outcome)?.url
  return (
    isReplaced(outcome) &&
    url !== undefined &&
    trace.underWay.includes(url) &&
    !trace.requests.some(({ isDocument }) => isDocument)
  )
}

/** Whether no request that carries the answer was answered: whatever the page shows, the server has not spoken. */
export function isUnanswered({ trace }: Pick<Outcome, 'trace'>): boolean {
  const certain = carryingAnswer(trace)
  return certain.length > 0 && certain.every(({ status }) => status === undefined)
}

/** The requests that submitted the answer: those that carry it, else every one that is not a mere load. */
export function submissionsOf({ trace }: Outcome): Trace['requests'] {
  const certain = carryingAnswer(trace)
  return certain.length > 0
    ? certain
    : trace.requests.filter(({ method, isDocument }) => isDocument || method !== 'GET')
}

function carryingAnswer({ requests }: Trace): Trace['requests'] {
  return requests.filter(({ carriesAnswer }) => carriesAnswer)
}
