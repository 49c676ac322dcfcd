import type { ImageCaptchaError } from './errors/index.ts'
import type { Attempt, Captcha, FilteredCaptcha, SolvedCaptcha } from './result.ts'
import type { QueueProgress } from './waiting-room/result.ts'

/** What a solver tells while it works. */
export interface SolverEvents {
  /** A captcha was found and will be solved. */
  found(captcha: Captcha): void
  /** Something was found and left alone. */
  filtered(captcha: FilteredCaptcha): void
  /** One image of a captcha has its verdict. */
  attempt(attempt: Attempt): void
  solved(captcha: SolvedCaptcha): void
  /** A waiting room shows something else than before. */
  queue(progress: QueueProgress): void
  /** A call failed, whether the error was thrown or put in the result. */
  failed(error: ImageCaptchaError): void
}
