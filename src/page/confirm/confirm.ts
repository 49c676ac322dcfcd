import { SolveTimeoutError } from '../../errors/index.ts'
import type { Verdict } from '../../result.ts'
import { abortable } from '../../shared/abort.ts'
import { done, notYet, type Probe, poll } from '../../shared/poll.ts'
import type { NewText } from '../in-page/new-texts.ts'
import { type Condition, findMet } from './condition.ts'
import { isBusy, isGoingOn, type Judgement, judge, quoteRest, settleTime } from './judge.ts'
import { observeOutcome, type SubmittedForm } from './observe.ts'
import { isUnasked, type Outcome } from './outcome.ts'

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
/** Milliseconds after which a judgement holds although the page never comes to rest. */
const restlessness = 3_000

export interface Submission extends SubmittedForm {
  /** The caller's own word on what success and refusal look like. */
  conditions: { accepted: readonly Condition[]; rejected: readonly Condition[] }
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
