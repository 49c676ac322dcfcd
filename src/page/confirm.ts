import { SolveTimeoutError } from '../errors/index.ts'
import type { Module, Signal } from '../modules/index.ts'
import type { Verdict } from '../result.ts'
import { abortable } from '../shared/abort.ts'
import { addressPattern, textPattern } from '../shared/address-pattern.ts'
import { done, notYet, type Probe, poll } from '../shared/poll.ts'
import { callInPage } from './call-in-page.ts'
import type { Observation, SignalQuery } from './in-page/observe.ts'
import type { LocatedCaptcha } from './locate.ts'
import type { PagePort } from './port.ts'

export interface Confirmation {
  verdict: Extract<Verdict, 'accepted' | 'rejected' | 'unconfirmed'>
  /** What was seen, as a sentence. */
  reason: string
}

/** Milliseconds a page may take to show what it made of an answer. */
const confirmTimeout = 10_000

/** Milliseconds a captcha has to be gone where the page went to another address. */
const goneElsewhere = 300

/**
 * Milliseconds it has to be gone where the address is still the same: a form that was refused is often drawn anew
 * there, by a script and after a moment. A module that knows what success looks like need not wait for this.
 */
const goneInPlace = 2_500

/** What is to be seen of a captcha now, to compare with what is to be seen after its answer was sent. */
export async function observeCaptcha({ frame, image, input, spec }: LocatedCaptcha): Promise<Observation> {
  const { accepted = [], rejected = [] } = spec
  const own = await callInPage(frame, 'observe', {
    image,
    input,
    accepted: toQueries(accepted.filter((signal) => !isInParent(signal))),
    rejected: toQueries(rejected.filter((signal) => !isInParent(signal))),
  })
  const above = { accepted: accepted.filter(isInParent), rejected: rejected.filter(isInParent) }
  if (above.accepted.length + above.rejected.length === 0) return own
  const seen = await callInPage(frame.parentFrame() ?? frame, 'seeSignals', {
    accepted: toQueries(above.accepted),
    rejected: toQueries(above.rejected),
  })
  return {
    ...own,
    accepted: [...own.accepted, ...seen.accepted],
    rejected: [...own.rejected, ...seen.rejected],
  }
}

function isInParent(signal: Signal): boolean {
  return 'in' in signal && signal.in === 'parent'
}

/** Finds out what the page made of the answer that was sent after `before` was observed. */
export async function confirmAnswer(
  page: PagePort,
  located: LocatedCaptcha,
  before: Observation,
  signal: AbortSignal,
): Promise<Confirmation> {
  let goneSince: number | undefined
  const look = async (): Promise<Probe<Confirmation>> => {
    if (!page.frames().includes(located.frame))
      return done({ verdict: 'accepted', reason: 'its frame went away' })
    let now: Observation
    try {
      now = await abortable(observeCaptcha(located), signal)
    } catch (error) {
      signal.throwIfAborted()
      goneSince = undefined
      return notYet(`the page could not be looked at: ${(error as Error).message.split('\n')[0]}`)
    }
    const outcome = judge(located.spec, before, now)
    if (!outcome.done || outcome.value.verdict !== 'accepted' || now.accepted.length > 0) {
      goneSince = undefined
      return outcome
    }
    goneSince ??= Date.now()
    const enough = now.url === before.url ? goneInPlace : goneElsewhere
    return Date.now() - goneSince >= enough ? outcome : notYet('the captcha has only just gone')
  }
  try {
    return await poll(look, { for: 'the page to take or refuse the answer', timeout: confirmTimeout, signal })
  } catch (error) {
    if (signal.aborted || !(error instanceof SolveTimeoutError)) throw error
    return { verdict: 'unconfirmed', reason: `after ${confirmTimeout} ms ${error.lastReason}` }
  }
}

/** What the difference of two observations says. A signal that was there before says nothing. */
export function judge(spec: Module, before: Observation, now: Observation): Probe<Confirmation> {
  const accepted = now.accepted.filter((sentence) => !before.accepted.includes(sentence))
  const rejected = now.rejected.filter((sentence) => !before.rejected.includes(sentence))
  const isShown = now.image !== undefined && now.answer !== undefined
  const isFresh = now.image?.fingerprint !== before.image?.fingerprint

  if (rejected[0]) return done({ verdict: 'rejected', reason: rejected[0] })
  if (accepted[0]) return done({ verdict: 'accepted', reason: accepted[0] })
  if (!now.isLoaded) return notYet('the page was still loading')
  if (isShown && isFresh)
    return done({ verdict: 'rejected', reason: 'the page asks again with another image' })
  if (isShown) return notYet('the page showed the same image and no message')
  if (now.document !== before.document && (now.status ?? 0) >= 400) {
    return done({ verdict: 'rejected', reason: `the page answered with HTTP status ${now.status}` })
  }
  if (spec.accepted?.some((signal) => 'filled' in signal))
    return notYet('the field that shows success was empty')
  return done({ verdict: 'accepted', reason: `the captcha is gone from ${now.url}` })
}

function toQueries(signals: readonly Signal[]): SignalQuery[] {
  return signals.map((signal) => {
    if ('selector' in signal) return { kind: 'selector', selector: signal.selector }
    if ('filled' in signal) return { kind: 'filled', selector: signal.filled }
    const isUrl = 'url' in signal
    const { source, flags } = isUrl ? addressPattern(signal.url) : textPattern(signal.text)
    // A global expression would go on from its last match.
    return { kind: isUrl ? 'url' : 'text', source, flags: flags.replace('g', '') }
  })
}
