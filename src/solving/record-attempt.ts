import { log } from '../log/log.ts'
import type { LocatedCaptcha } from '../page/locate.ts'
import { type Attempt, type Solution, type SolvedCaptcha, VERDICTS, type Verdict } from '../result.ts'
import { defined } from '../shared/defined.ts'
import type { FormRun, PendingAnswer, Progress, ReadImage } from './form-run.ts'

export function startProgress(run: FormRun, located: LocatedCaptcha): Progress {
  const { solution, answer, isStale } = run.held.claim(run, located)
  const own: Solution = solution ?? { captcha: located.captcha, attempts: [] }
  run.result.solutions.push(own)
  const spent = new Set(answer || isStale ? [located.fingerprint] : [])
  return { located, solution: own, started: Date.now(), spent, rests: 0, isReply: false, held: answer }
}

/** Records one image and what became of it. */
export function recordAttempt(run: FormRun, image: ReadImage, verdict: Verdict, reason: string): Attempt {
  const { solution } = image.progress
  const attempt: Attempt = {
    number: solution.attempts.length + 1,
    captcha: solution.captcha,
    ...image.captured,
    answers: image.answers,
    ...defined({ reading: image.reading }),
    verdict,
    reason,
    ms: Date.now() - image.started,
  }
  solution.attempts.push(attempt)
  // The verdict on a typed answer is logged where it is waited for.
  if (!VERDICTS[verdict].isTyped) log('judge', () => `${solution.captcha.id}: ${verdict}, ${reason}`)
  run.events.emit('attempt', attempt)
  return attempt
}

/** Records the page's verdict on an answer, and reports it to the provider that read the image. */
export async function recordOutcome(
  run: FormRun,
  answer: PendingAnswer,
  verdict: Verdict,
  reason: string,
): Promise<void> {
  const attempt = recordAttempt(run, answer, verdict, reason)
  const { solution, located } = answer.progress
  const { text, score, provider } = answer.reading
  Object.assign(solution, { text, provider, ...defined({ score }) })
  if (verdict === 'accepted' || verdict === 'rejected') {
    await run.queue.report(answer.reading, verdict, run.call.signal).catch((error: Error) => {
      attempt.reportError = error
    })
    await run.feedback.show(located, verdict === 'accepted' ? 'solved' : 'refused')
  }
  if (VERDICTS[verdict].stands) recordSolved(run, answer, verdict as SolvedCaptcha['verdict'])
}

function recordSolved({ result, events }: FormRun, answer: PendingAnswer, verdict: SolvedCaptcha['verdict']) {
  const { solution, started } = answer.progress
  const solved: SolvedCaptcha = {
    captcha: solution.captcha,
    text: answer.reading.text,
    verdict,
    confirmed: verdict === 'accepted',
    attempts: solution.attempts.length,
    ms: Date.now() - started,
  }
  result.solved.push(solved)
  events.emit('solved', solved)
}
