import type { Module, Signal } from '../../modules/index.ts'
import { abortable } from '../../shared/abort.ts'
import { defined } from '../../shared/defined.ts'
import { callInPage } from '../call-in-page.ts'
import type { SeenDialog } from '../dialogs.ts'
import type { KeptField } from '../in-page/fields.ts'
import type { NewText } from '../in-page/new-texts.ts'
import type { Scene } from '../in-page/scene.ts'
import type { SeenSignals, SignalQueries } from '../in-page/signals.ts'
import { type LocatedCaptcha, locateAgain } from '../locate.ts'
import type { FramePort, PagePort } from '../port.ts'
import type { Before, Outcome } from './outcome.ts'
import { toQuery } from './signal-query.ts'
import { isAttached, type Trace } from './trace.ts'

/** Milliseconds one look may take: a document that is leaving may never answer. */
const lookTimeout = 2_000

/** What is to be seen of a page now, to compare with what is to be seen after the answer was submitted. */
export async function observeBefore(
  page: PagePort,
  located: LocatedCaptcha,
  kept: readonly KeptField[],
): Promise<Before> {
  const main = page.mainFrame()
  const [own, top] = await Promise.all([
    observeFirst(located, located.frame),
    located.frame === main ? undefined : observeFirst(located, main),
  ])
  const filled = kept.filter(({ checked }) => checked === undefined).map(({ value }) => value)
  return {
    own: own.scene,
    known: [...own.known, ...(top?.known ?? [])],
    filled,
    ...defined({ top: top?.scene, parent: located.frame.parentFrame() ?? undefined }),
  }
}

/** A form that was submitted, and where to look for what became of it. */
export interface SubmittedForm {
  page: PagePort
  located: LocatedCaptcha
  before: Before
  trace: Trace
  /** The dialogs since the answer was submitted. */
  dialogs: () => readonly SeenDialog[]
  signal: AbortSignal
}

/**
 * What is to be seen now of what the page made of the answer.
 *
 * @param texts - collects what the page has said so far, by place: messages vanish.
 */
export async function observeOutcome(
  { page, located, before, trace, dialogs, signal }: SubmittedForm,
  texts: Map<string, NewText>,
): Promise<Outcome> {
  const main = page.mainFrame()
  const isFrameGone = !isAttached(page, located.frame)
  const within = <Value>(work: Promise<Value>) =>
    abortable(work, AbortSignal.any([signal, AbortSignal.timeout(lookTimeout)])).catch(() => {
      signal.throwIfAborted()
      return undefined
    })
  const own = isFrameGone ? undefined : await within(observe(located, located.frame, before.known))
  const above = own || !before.parent ? undefined : await within(seeAbove(located, before.parent))
  const top = located.frame === main ? undefined : await within(observe(located, main, before.known))
  const popups = await Promise.all(
    trace.popups.map((popup) => within(observe(located, popup.mainFrame(), before.known))),
  )
  for (const shown of [own, top, ...popups].flatMap((scene) => scene?.texts ?? []))
    texts.set(`${shown.place} ${shown.text}`, shown)
  return {
    before,
    own,
    top,
    above,
    popups: popups.filter((popup) => popup !== undefined),
    trace,
    isFrameGone,
    texts: [...texts.values()],
    dialogs: dialogs(),
    captcha: own && (await locateNow(located, own, before, signal)),
    known: located,
  }
}

/** The captcha where it is now. Only searched for if it is not where it was. */
async function locateNow(
  located: LocatedCaptcha,
  own: Scene,
  before: Before,
  signal: AbortSignal,
): Promise<LocatedCaptcha | undefined> {
  const { image, answer } = own
  if (own.document === before.own.document && image && answer !== undefined) return { ...located, ...image }
  if (own.readyState === 'loading') return undefined
  const again = await locateAgain(located, signal)
  return again && isOtherForm(again, located) ? undefined : again
}

/** Whether a captcha belongs to another form, by the ids of the two. */
function isOtherForm(one: LocatedCaptcha, other: LocatedCaptcha): boolean {
  return [one, other].every(({ form }) => form?.startsWith('#')) && one.form !== other.form
}

async function observe(located: LocatedCaptcha, frame: FramePort, known: string[]): Promise<Scene> {
  const query = { ...queryFor(located, frame), known }
  return addSignals(await callInPage(frame, 'observeScene', query), located, frame)
}

async function observeFirst(located: LocatedCaptcha, frame: FramePort) {
  const { known, scene } = await callInPage(frame, 'observeFirst', queryFor(located, frame))
  return { known, scene: await addSignals(scene, located, frame) }
}

function queryFor({ image, input, spec, frame: own }: LocatedCaptcha, frame: FramePort) {
  const signals =
    frame === own ? queriesFor(spec, (signal) => !isInParent(signal)) : { accepted: [], rejected: [] }
  return { image, input, ...signals }
}

/** Adds the module's signals that show in the parent of the captcha's frame. */
async function addSignals(
  scene: Scene,
  { spec, frame: own }: LocatedCaptcha,
  frame: FramePort,
): Promise<Scene> {
  if (frame !== own || ![...(spec.accepted ?? []), ...(spec.rejected ?? [])].some(isInParent)) return scene
  const seen = await seeAbove({ spec }, frame.parentFrame() ?? frame)
  return {
    ...scene,
    accepted: [...scene.accepted, ...seen.accepted],
    rejected: [...scene.rejected, ...seen.rejected],
  }
}

function seeAbove({ spec }: Pick<LocatedCaptcha, 'spec'>, parent: FramePort): Promise<SeenSignals> {
  return callInPage(parent, 'seeSignals', queriesFor(spec, isInParent))
}

function isInParent(signal: Signal): boolean {
  return 'in' in signal && signal.in === 'parent'
}

function queriesFor(
  { accepted = [], rejected = [] }: Module,
  fits: (signal: Signal) => boolean,
): SignalQueries {
  return { accepted: accepted.filter(fits).map(toQuery), rejected: rejected.filter(fits).map(toQuery) }
}
