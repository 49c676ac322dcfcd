/** The errors this package throws on purpose: one family. */
export { ImageCaptchaError } from './errors/base.ts'
export { InvalidOptionError } from './errors/invalid-option.ts'
export {
  CaptchaImageError,
  CaptchaNotFoundError,
  OriginNotAllowedError,
  PageGoneError,
} from './errors/page.ts'
export { BrowserLibraryMissingError, BrowserNotOpenedError, PickCancelledError } from './errors/pick.ts'
export {
  BudgetExceededError,
  InvalidImageError,
  ProviderError,
  type ProviderErrorFields,
  type ProviderErrorKind,
} from './errors/provider.ts'
export { QueueNotFoundError, QueueRedirectedError, QueueTimeoutError } from './errors/queue.ts'
export {
  QueueClosedError,
  QueueEndedError,
  QueueExpiredError,
  QueueFailedError,
  QueueSoldOutError,
} from './errors/queue-ended.ts'
export {
  AnswerNotEnteredError,
  CaptchaNotSolvedError,
  SolveAbortedError,
  SolveTimeoutError,
} from './errors/solving.ts'
