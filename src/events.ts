import type { ImageCaptchaError } from './errors/index.ts'
import type { Attempt, Captcha, FilteredCaptcha, SolvedCaptcha } from './result.ts'
import type { QueueProgress } from './waiting-room/result.ts'

/** The events that a solver emits while it works. */
export interface SolverEvents {
  /** A captcha was found and will be solved. */
  found(captcha: Captcha): void
  /** An image was examined and passed over. */
  filtered(captcha: FilteredCaptcha): void
  /** The attempt at one image of a captcha has its verdict. */
  attempt(attempt: Attempt): void
  /** A captcha was solved. */
  solved(captcha: SolvedCaptcha): void
  /** A waiting room shows something new. */
  queue(progress: QueueProgress): void
  /** A call failed, whether the error was thrown or is in the result. */
  failed(error: ImageCaptchaError): void
}
