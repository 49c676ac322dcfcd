import { ImageCaptchaError, OriginNotAllowedError, PageGoneError } from '../errors/index.ts'
import { isLogged, log } from '../log/log.ts'
import type { Settings } from '../options.ts'
import { callInPage, isDeparture } from '../page/call-in-page.ts'
import type { Hands } from '../page/hands.ts'
import type { Arrival } from '../page/in-page/hook/next-change.ts'
import { type Found, findCaptchas, type LocatedCaptcha } from '../page/locate.ts'
import { findOtherCaptchas } from '../page/other-captchas.ts'
import { onPageEnd } from '../page/page-end.ts'
import { isPageAllowed } from '../page/page-origin.ts'
import type { PagePort } from '../page/port.ts'
import { createQuietHands, HandsOff } from '../page/quiet-hands.ts'
import { type SolveResult, VERDICTS } from '../result.ts'
import { abortable, pause } from '../shared/abort.ts'
import { groupByForm } from '../solving/wait-for-captchas.ts'
import { Changes, type Wake } from './changes.ts'
import { isStillAlone, type Plan, planForm, type SubmitMode } from './plan.ts'
import { SentPlaces } from './sent-places.ts'
import { Settling } from './settling.ts'
import { placeOf, TypedAnswers } from './typed-answers.ts'

/** A solve of the hook takes the captchas of one form. */
export interface HookSolve {
  form: LocatedCaptcha[]
  hands: Hands
  submit: boolean
  maySubmit?(): Promise<boolean>
}

export interface WatchOptions {
  settings: Pick<Settings, 'modules' | 'origins' | 'attempts' | 'appearTimeout'>
  submit: SubmitMode
  /** Whether a call is running on the page. */
  isBusy(): boolean
  /** Whether a call waits for the hook. */
  isNeeded(): boolean
  /** The answer that the hook has read for a captcha. */
  heldAt(located: LocatedCaptcha): { fingerprint: string; text: string } | undefined
  /** Whether the hook has results that no call has taken. */
  hasResults(): boolean
  /** Drops them: they are no longer about what the page shows. */
  dropResults(): void
  /** An error of the page does not reject: it is in the result. */
  solve(solve: HookSolve): Promise<SolveResult>
  /** Called with an error in the code, which ends the watch. */
  onError(error: unknown): void
  /** Called once when the watch ends: it was stopped, or the page was closed. */
  onEnd(): void
}

/** The hook of one page. */
export interface Watch {
  /** Stops it. It leaves no listener or timer behind. */
  stop(): void
  /** Resolves once it has nothing to do on the page as it is now. */
  settled(signal: AbortSignal): Promise<void>
  /** Called after every call on the page, with its result. */
  noteCall(result: SolveResult): void
}

/** A look takes at most one part in so many of the page's time. */
const restPerLook = 75
/** Milliseconds that a look is taken to cost at most. */
const longestLook = 60
/** Milliseconds between two looks at least. */
const leastRest = 50

/**
 * Solves captchas as they appear on a page, while the page is open and on an allowed origin. What has nothing else to fill
 * in around it is sent; the answer of any other form is typed and kept.
 */
export function watchPage(page: PagePort, options: WatchOptions): Watch {
  const { settings, submit, solve, onError, onEnd } = options
  const ended = new AbortController()
  const { signal } = ended
  const changes = new Changes(page)
  const sent = new SentPlaces()
  const typed = new TypedAnswers()
  const settling = new Settling(() => changes.wake('asked'), settings.appearTimeout)
  /** Places of documents where no answer was found. */
  const givenUp = new Set<string>()
  /** Captchas that can't be read and were named in the log, by page and kind. */
  const named = new Set<string>()
  /** Fields of captchas that a call has failed at. */
  let failedByCall = new Set<string>()

  const stop = () => {
    if (signal.aborted) return
    stopListening()
    ended.abort()
    changes.stop()
    settling.end()
    log('watch', () => `${page.url()}: no longer watched`)
    onEnd()
  }
  // A crashed page can be reloaded, and is then still watched.
  const stopListening = onPageEnd(page, (end) => end !== 'the page crashed' && stop())
  log('watch', () => `${page.url()}: watched for captchas`)

  /** Notices what a person, a test or the page has done since the hook last sent something. */
  const noticeActs = async (woken: ReadonlySet<Wake>) => {
    if (woken.has('acted')) {
      sent.clear()
      options.dropResults()
    }
    if (sent.isEmpty && !options.hasResults()) return
    const { document, how } = await callInPage(page.mainFrame(), 'observeArrival', {})
    if (document === sent.document) return
    sent.document = document
    if (how === 'again') sent.reopen()
    if (how !== 'opened') return
    sent.clear()
    options.dropResults()
  }

  const act = async (form: LocatedCaptcha[], plan: Plan): Promise<boolean> => {
    if (plan.kind !== 'send' && plan.kind !== 'keep') return false
    const isSent = plan.kind === 'send'
    const hands = createQuietHands({
      ours: typed.ours,
      isNeeded: options.isNeeded,
      mayReload: isSent && plan.isAlone,
    })
    const isChecked = isSent && submit === 'alone' && plan.isAlone
    const maySubmit = isChecked ? { maySubmit: () => isStillAlone(form) } : {}
    const before = isSent ? await arrival() : undefined
    const result = await solve({ form, hands, submit: isSent, ...maySubmit })
    typed.note(result, form, options.heldAt)
    const { error } = result
    const verdicts = result.solutions.flatMap(({ attempts }) => attempts.slice(-1))
    const isGone = error !== undefined && isLeave(error)
    const isTyped = verdicts.some(({ verdict }) => VERDICTS[verdict].isTyped && verdict !== 'entered')
    if (isSent && (isTyped || isGone)) {
      const isSuccess = !error && verdicts.every(({ verdict }) => verdict === 'accepted')
      const now = await arrival()
      // Somebody may open another document, reload or go back before this one has said what it makes of the answer.
      const isUnknown = isGone || verdicts.every(({ verdict }) => verdict === 'unconfirmed')
      sent.add(plan.look, (isSuccess && plan.isAlone) || (isUnknown && isOpened(now, before)))
      if (!isGone) sent.document = now?.document
    } else if (error) for (const located of form) givenUp.add(placeOf(located))
    return true
  }

  /** How the document that is now shown came. Undefined while another is on its way. */
  const arrival = () => callInPage(page.mainFrame(), 'observeArrival', {}).catch(() => undefined)

  /** Says in the log, once per page, which captchas it has that can't be read. */
  const nameOthers = async () => {
    if (!isLogged('watch')) return
    const { others } = await findOtherCaptchas(page, signal)
    for (const { kind, selector, testing, docs } of others) {
      const place = `${page.url()} ${kind}`
      if (named.has(place)) continue
      named.add(place)
      log('watch', () => `${page.url()}: ${kind} at ${selector} can't be read. ${testing}: ${docs}`)
    }
  }

  const lookAt = async ({ located }: Found): Promise<boolean> => {
    typed.keepOnly(located)
    for (const form of groupByForm(located)) {
      if (form.some((one) => givenUp.has(placeOf(one)))) continue
      const plan = await planForm(form, submit, typed)
      if (plan.kind === 'wait') settling.isPending = true
      if (plan.kind === 'send' && form.some(({ input }) => failedByCall.has(input))) {
        sent.add(plan.look, false)
        sent.document = (await arrival())?.document
      }
      if (plan.kind === 'send' && !sent.allows(plan.look, settings.attempts)) continue
      if (await act(form, plan)) return true
    }
    failedByCall = new Set()
    return false
  }

  /** Looks at the page once, and does what there is to do first. Returns whether that was anything. */
  const look = async (woken: ReadonlySet<Wake>): Promise<boolean> => {
    if (options.isBusy() || !(await isPageAllowed(page, settings.origins))) return false
    try {
      await noticeActs(woken)
      const found = await findCaptchas(page, settings.modules, signal)
      await nameOthers()
      return await lookAt(found)
    } catch (error) {
      if (error instanceof HandsOff) {
        log('watch', () => `${page.url()}: ${error.message}`)
        return false
      }
      // The page is on its way elsewhere, or its own code is in the way: the next document is looked at.
      if (!isDeparture(error) && !(error instanceof ImageCaptchaError)) throw error
      settling.isPending = true
      return false
    }
  }

  const watchUntilStopped = async () => {
    let rest = leastRest
    let woken: ReadonlySet<Wake> = new Set<Wake>(['navigated'])
    for (;;) {
      signal.throwIfAborted()
      const isAllowed = await isPageAllowed(page, settings.origins)
      // Before the look, so that no change is missed between the two.
      if (isAllowed) changes.arm(rest, !sent.isEmpty || options.hasResults(), (frame) => typed.keptIn(frame))
      settling.beginLook()
      const started = performance.now()
      const didAct = await abortable(look(woken), signal)
      if (didAct) {
        // What the hook typed key by key looks like a person's key.
        woken = new Set([...changes.takeWoken()].filter((wake) => wake !== 'acted'))
        continue
      }
      // A frame that doesn't answer takes time, and none of the page's.
      const cost = Math.min(performance.now() - started, longestLook) + changes.takeCost()
      rest = Math.max(leastRest, restPerLook * cost)
      settling.settle()
      woken = await changes.next(signal)
      // The page rests as long after changes that it doesn't report by itself.
      if (!woken.has('asked')) await pause(leastRest, signal)
    }
  }

  watchUntilStopped().catch((error) => {
    if (!signal.aborted) onError(error)
    stop()
  })
  return {
    stop,
    async settled(caller) {
      if (!signal.aborted) await settling.wait(caller)
    },
    noteCall({ error, captchas, solved }) {
      const isOpen = error || solved.some(({ verdict }) => verdict === 'unconfirmed')
      failedByCall = new Set(isOpen ? captchas.map(({ selectors }) => selectors.input) : [])
      changes.wake('changed')
    },
  }
}

/** Whether somebody has opened, reloaded or gone back to the document that is shown now, since the one before was shown. */
function isOpened(now: Arrival | undefined, before: Arrival | undefined): boolean {
  if (!now) return false
  return now.document === before?.document ? now.shown !== before.shown : now.how !== 'led'
}

/** Whether an error says no more than that the page was led elsewhere or closed: whoever does that knows. */
export function isLeave(error: ImageCaptchaError): boolean {
  return error instanceof PageGoneError || error instanceof OriginNotAllowedError
}
