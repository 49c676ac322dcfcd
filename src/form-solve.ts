import type { Emitter } from 'nanoevents'
import type { Call } from './call.ts'
import type { SolverEvents } from './events.ts'
import { log } from './log/index.ts'
import type { Settings } from './options.ts'
import type { Picture } from './page/capture.ts'
import type { Feedback } from './page/feedback.ts'
import type { LocatedCaptcha } from './page/find.ts'
import type { PagePort } from './page/port.ts'
import type { ReadingQueue } from './providers/ask.ts'
import type { Reading } from './providers/provider.ts'
import type { Attempt, ProviderAnswer, Solution, SolvedCaptcha, SolveResult, Verdict } from './result.ts'

/** The captchas of one form, which are sent together, and what it takes to solve them. */
export interface FormSolve {
  page: PagePort
  form: LocatedCaptcha[]
  settings: Settings
  call: Call
  queue: ReadingQueue
  /** Where each attempt and each solution is put down as it happens, so that a failure loses none. */
  result: SolveResult
  events: Emitter<SolverEvents>
  feedback: Feedback
}

/** One captcha of the form on its way: where it stands now, and what was tried. */
export interface Progress {
  located: LocatedCaptcha
  solution: Solution
  started: number
  /** Fingerprints of pictures whose answer was refused, or not worth typing: they are not read again. */
  spent: Set<string>
}

/** A picture with a reading that is sure enough to be typed. */
export interface Judged {
  progress: Progress
  picture: Picture
  reading: Reading
  answers: ProviderAnswer[]
  fingerprint: string
  started: number
}

export function begin({ result }: FormSolve, located: LocatedCaptcha): Progress {
  const solution: Solution = { captcha: located.captcha, attempts: [] }
  result.solutions.push(solution)
  return { located, solution, started: Date.now(), spent: new Set() }
}

/** Puts down what became of an answer, and tells its provider. */
export async function settle(story: FormSolve, one: Judged, verdict: Verdict, reason: string): Promise<void> {
  const { queue, call, result } = story
  const attempt = put(story, one, verdict, reason)
  const { solution, started } = one.progress
  const { text, score, provider } = one.reading
  Object.assign(solution, { text, provider, ...(score !== undefined && { score }) })
  if (verdict === 'accepted' || verdict === 'rejected') {
    await queue.report(one.reading, verdict, call.signal).catch((error: Error) => {
      attempt.reportError = error
    })
  }
  if (verdict === 'rejected' || verdict === 'accepted') {
    await story.feedback.show(one.progress.located, verdict === 'accepted' ? 'solved' : 'refused')
  }
  if (verdict !== 'accepted' && verdict !== 'unconfirmed' && verdict !== 'entered') return
  const solved: SolvedCaptcha = {
    captcha: solution.captcha,
    text,
    verdict,
    confirmed: verdict === 'accepted',
    attempts: solution.attempts.length,
    ms: Date.now() - started,
  }
  result.solved.push(solved)
  story.events.emit('solved', solved)
}

const untyped: readonly Verdict[] = ['low-score', 'unreadable', 'outdated']

/** Puts down one picture and what became of it. */
export function put(
  { events }: FormSolve,
  one: Pick<Judged, 'progress' | 'picture' | 'answers' | 'started'> & { reading?: Reading },
  verdict: Verdict,
  reason: string,
): Attempt {
  const { solution } = one.progress
  const attempt: Attempt = {
    number: solution.attempts.length + 1,
    captcha: solution.captcha,
    ...one.picture,
    answers: one.answers,
    ...(one.reading && { reading: one.reading }),
    verdict,
    reason,
    ms: Date.now() - one.started,
  }
  solution.attempts.push(attempt)
  // What came of an answer that was typed is told by who waited for it.
  if (untyped.includes(verdict)) log('judge', () => `${solution.captcha.id}: ${verdict}, ${reason}`)
  events.emit('attempt', attempt)
  return attempt
}
