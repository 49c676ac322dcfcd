import { SolveTimeoutError } from '../../errors/index.ts'
import type { Module, Signal } from '../../modules/index.ts'
import type { Verdict } from '../../result.ts'
import { abortable } from '../../shared/abort.ts'
import { defined } from '../../shared/defined.ts'
import { done, notYet, type Probe, poll } from '../../shared/poll.ts'
import { callInPage } from '../call-in-page.ts'
import type { SeenDialog } from '../dialogs.ts'
import type { KeptField } from '../in-page/fields.ts'
import type { NewText, Scene } from '../in-page/scene.ts'
import type { SeenSignals, SignalQueries } from '../in-page/signals.ts'
import { type LocatedCaptcha, locateAgain } from '../locate.ts'
import type { FramePort, PagePort } from '../port.ts'
import { type Condition, findMet } from './condition.ts'
import { isBusy, isGoingOn, type Judgement, judge, quoteRest, settleTime } from './judge.ts'
import { type Before, isUnasked, type Outcome } from './outcome.ts'
import { toQuery } from './signal-query.ts'
import { isAttached, type Trace } from './trace.ts'

export interface Confirmation {
  verdict: Extract<Verdict, 'accepted' | 'rejected' | 'form-refused' | 'unconfirmed'>
  /** What was seen, as a sentence. */
  reason: string
}

/** Milliseconds between two looks. One takes a few, and a message that vanishes stays longer. */
const lookInterval = 40
/** Milliseconds to the next look after something has happened: what a page makes of it shows at once. */
const soon = 10
/** Milliseconds without any change after which a page has nothing more to say. */
const silence = 5_000
/** Milliseconds after which a spinner is believed to spin for ever. */
const endlessness = 10_000
/** Milliseconds that a submission may be under way. */
const longest = 30_000
/** Milliseconds one look may take: a document that is leaving may never answer. */
const lookTimeout = 2_000
/** Milliseconds after which a judgement holds although the page never comes to rest. */
const restlessness = 3_000

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

export interface Submission {
  page: PagePort
  located: LocatedCaptcha
  before: Before
  trace: Trace
  /** The dialogs since the answer was submitted. */
  dialogs: () => readonly SeenDialog[]
  /** The caller's own word on what success and refusal look like. */
  conditions: { accepted: readonly Condition[]; rejected: readonly Condition[] }
  signal: AbortSignal
}

/** Finds out what the page made of the answer. */
export async function confirmAnswer(submission: Submission): Promise<Confirmation> {
  const { trace, signal } = submission
  const texts = new Map<string, NewText>()
  const rest = { signature: '', since: Date.now() }
  let held: { judgement: Judgement; since: number } | undefined
  let lastReason = 'the page could not be looked at'

  const look = async (): Promise<Probe<Confirmation>> => {
    const outcome = await observeOutcome(submission, texts)
    const own = await findOwnWord(submission, outcome)
    if (own) return done(own)

    const signature = `${outcome.own?.signature} ${outcome.top?.signature} ${outcome.isFrameGone}`
    if (signature !== rest.signature) Object.assign(rest, { signature, since: Date.now() })
    const quiet = Date.now() - Math.max(rest.since, trace.lastEvent)
    const busy = isBusy(outcome)
    const judgement = judge(outcome)
    if (judgement && needsNoOther(judgement, submission)) {
      if (held?.judgement.verdict !== judgement.verdict) held = { judgement, since: Date.now() }
      const isSettled = quiet >= settleTime(judgement, outcome) && !busy && !isGoingOn(judgement, outcome)
      if (isSettled || Date.now() - held.since >= restlessness)
        return done({ verdict: judgement.verdict, reason: judgement.reason })
    } else held = undefined
    lastReason = [describe(outcome, busy), quoteRest(outcome)].filter(Boolean).join('; ')
    const isWaiting = trace.requests.some(({ isDone }) => !isDone)
    if (!isWaiting && quiet >= (busy ? endlessness : silence)) return done(unconfirmed(lastReason, quiet))
    return notYet(lastReason)
  }
  try {
    return await poll(look, {
      for: 'the page to accept or refuse the answer',
      timeout: longest,
      signal,
      interval: lookInterval,
      pause: (milliseconds) =>
        trace.next(Date.now() - trace.lastEvent < lookInterval ? Math.min(soon, milliseconds) : milliseconds),
    })
  } catch (error) {
    if (signal.aborted || !(error instanceof SolveTimeoutError)) throw error
    return unconfirmed(lastReason, longest)
  }
}

function unconfirmed(reason: string, ms: number): Confirmation {
  return { verdict: 'unconfirmed', reason: `after ${ms} ms ${reason}` }
}

/** A caller who says what success looks like is not told of another. */
function needsNoOther({ verdict }: Judgement, { conditions }: Submission): boolean {
  return verdict !== 'accepted' || conditions.accepted.length === 0
}

/** What the caller's conditions and the module's signals say. They count before all evidence. */
async function findOwnWord(submission: Submission, outcome: Outcome): Promise<Confirmation | undefined> {
  const { page, located, conditions, before, signal } = submission
  for (const verdict of ['rejected', 'accepted'] as const) {
    const met = await abortable(findMet(conditions[verdict], page, located.frame), signal)
    if (met !== undefined) return { verdict, reason: `${met}, which the call names as ${verdict}` }
  }
  for (const verdict of ['rejected', 'accepted'] as const) {
    const signals = outcome.own ?? outcome.above
    const seen = signals?.[verdict].find((sentence) => !before.own[verdict].includes(sentence))
    if (seen !== undefined) return { verdict, reason: seen }
  }
  return undefined
}

async function observeOutcome(
  { page, located, before, trace, dialogs, signal }: Submission,
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

/** What a page without a verdict showed, for the reason. */
function describe(outcome: Outcome, busy: boolean): string {
  const { own, captcha, known, isFrameGone, trace } = outcome
  if (isFrameGone) return "the captcha's frame was gone, and the page did not say why"
  if (!own) return 'the page could not be looked at'
  const pending = trace.requests.find(({ isDone }) => !isDone)
  if (busy && pending) return `${pending.url} had not answered`
  if (busy) return 'the page was still busy'
  if (isUnasked(outcome)) return `the page had left for ${own.url} before the answer was submitted`
  if (!captcha)
    return `the captcha was gone from ${own.url}, and nothing said whether the answer was accepted`
  return captcha.fingerprint === known.fingerprint
    ? 'the page showed the same image and no message'
    : 'the page showed another image'
}
