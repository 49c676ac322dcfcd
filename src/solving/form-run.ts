import type { Emitter } from 'nanoevents'
import type { SolverEvents } from '../events.ts'
import type { Settings } from '../options.ts'
import type { Call } from '../page/call.ts'
import type { CapturedImage } from '../page/capture.ts'
import type { Feedback } from '../page/feedback.ts'
import type { Hands } from '../page/hands.ts'
import type { LocatedCaptcha } from '../page/locate.ts'
import type { PagePort } from '../page/port.ts'
import type { ReadingQueue } from '../providers/asking/reading-queue.ts'
import type { ProviderAnswer, Reading } from '../providers/provider.ts'
import type { Solution, SolveResult } from '../result.ts'

/** Everything needed to solve the captchas of a page, whichever form they are in. */
export interface PageRun {
  page: PagePort
  settings: Settings
  call: Call
  queue: ReadingQueue
  /** Attempts and solutions are recorded here as they happen, so that a failure loses none. */
  result: SolveResult
  events: Emitter<SolverEvents>
  feedback: Feedback
  hands: Hands
  /** The answers that a hook has read, for a call to go on with. */
  held: HeldAnswers
  /** Asked once more before the form is submitted: another field may have appeared. */
  maySubmit?(): Promise<boolean>
}

/** Answers that a hook has read and may have typed. */
export interface HeldAnswers {
  hold(run: FormRun, answer: PendingAnswer, isTyped: boolean): void
  /** What is held for a captcha. */
  claim(run: FormRun, located: LocatedCaptcha): HeldClaim
}

export interface HeldClaim {
  /** What was tried on it so far. */
  solution?: Solution
  /** The answer for the image that is shown. */
  answer?: PendingAnswer
  /** Whether the image is too old to be answered. */
  isStale?: boolean
}

/** The same for the captchas of one form, which are submitted together. */
export interface FormRun extends PageRun {
  form: LocatedCaptcha[]
}

/** One captcha of the form: where it is now, and what was tried. */
export interface Progress {
  located: LocatedCaptcha
  solution: Solution
  /** `Date.now()` when the first image was looked for. */
  started: number
  /** Fingerprints of images that were read. They are not read again. */
  spent: Set<string>
  /** How often the server had to be given a rest. */
  rests: number
  /** Whether the page is the reply to the submitted form: reloading it would submit the form again. */
  isReply: boolean
  /** An answer for the image that is shown, which a hook has read. */
  held?: PendingAnswer | undefined
}

/** An image that was captured, and what the providers answered. */
export interface ReadImage {
  progress: Progress
  captured: CapturedImage
  answers: ProviderAnswer[]
  /** The reading to type, if one is good enough. */
  reading?: Reading
  /** `Date.now()` before the image was captured. */
  started: number
}

/** An image with a reading that is good enough to type. */
export interface PendingAnswer extends ReadImage {
  reading: Reading
  fingerprint: string
  /** Whether it is in the field. */
  isTyped?: boolean
}
