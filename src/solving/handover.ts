import type { Settings } from '../options.ts'
import { documentOf, type LocatedCaptcha } from '../page/locate.ts'
import type { Attempt, Solution, SolveResult } from '../result.ts'
import type { FormRun, HeldAnswers, HeldClaim, PendingAnswer } from './form-run.ts'

interface HeldAnswer extends PendingAnswer {
  /** The providers that were asked. */
  providers: Settings['providers']
  isTyped: boolean
}

/** Places whose answers are remembered. A page has few captchas at a time. */
const mostHeld = 20
/** Milliseconds for which an image can be answered, unless its module says so: servers forget their captchas. */
const usualLifetime = 240_000

/** What the hook of a page hands over to the calls on it. */
export class Handover implements HeldAnswers {
  #held: HeldAnswer[] = []
  #finished: SolveResult | undefined

  hold({ settings }: FormRun, answer: PendingAnswer, isTyped: boolean): void {
    const others = this.#held.filter((one) => !isSamePlace(one.progress.located, answer.progress.located))
    this.#held = [...others, { ...answer, isTyped, providers: settings.providers }].slice(-mostHeld)
  }

  claim({ settings, hands }: FormRun, located: LocatedCaptcha): HeldClaim {
    const held = this.#find(located)
    if (!held) return {}
    const isSameImage = held.fingerprint === located.fingerprint
    const isStale = isSameImage && Date.now() - held.started > (located.spec.lifetime ?? usualLifetime)
    const answer = isSameImage && !isStale && isWanted(held, settings) ? { answer: held } : {}
    if (hands.isQuiet) return answer
    this.#held = this.#held.filter((one) => one !== held)
    return { ...answer, isStale, solution: continueSolution(held, 'answer' in answer) }
  }

  /** The answer that is held for a captcha. */
  heldAt(located: LocatedCaptcha): { fingerprint: string; text: string } | undefined {
    const held = this.#find(located)
    return held && { fingerprint: held.fingerprint, text: held.reading.text }
  }

  #find(located: LocatedCaptcha): HeldAnswer | undefined {
    return this.#held.find(({ progress }) => isSamePlace(progress.located, located))
  }

  /** Whether the hook has sent anything since the last call. */
  get hasFinished(): boolean {
    return this.#finished !== undefined
  }

  /** Remembers what a solve of the hook came to. An answer that was sent is not held any longer. */
  finish(result: SolveResult): void {
    this.#held = this.#held.filter(({ progress: { solution } }) => !result.solutions.includes(solution))
    this.#finished = mergeResults(this.#finished, result)
  }

  /** Hands over what the hook has sent. */
  takeFinished(): SolveResult | undefined {
    const finished = this.#finished
    this.#finished = undefined
    return finished
  }
}

/** One result of two solves, the earlier first. */
export function mergeResults(earlier: SolveResult | undefined, later: SolveResult): SolveResult {
  if (!earlier) return later
  return {
    ...later,
    captchas: [...earlier.captchas, ...later.captchas],
    solutions: [...earlier.solutions, ...later.solutions],
    solved: [...earlier.solved, ...later.solved],
  }
}

function isWanted({ reading: { score = 1 }, providers }: HeldAnswer, settings: Settings): boolean {
  return (
    score >= settings.minScore &&
    providers.length === settings.providers.length &&
    providers.every((provider, index) => provider === settings.providers[index])
  )
}

/** What was tried so far. An answer that is sent now has its verdict still to come. */
function continueSolution({ progress, captured }: HeldAnswer, isSent: boolean): Solution {
  const { captcha, attempts } = progress.solution
  const isOther = ({ verdict, image }: Attempt) => verdict !== 'entered' || image !== captured.image
  return { captcha, attempts: isSent ? attempts.filter(isOther) : [...attempts] }
}

/** Whether two captchas stand at the same place of the same document, whatever images they show. */
function isSamePlace(one: LocatedCaptcha, other: LocatedCaptcha): boolean {
  return one.frame === other.frame && one.input === other.input && documentOf(one) === documentOf(other)
}
