/** Every error this package throws on purpose. */
export { ImageCaptchaError } from './base.ts'
export { BrowserLibraryMissingError, BrowserNotOpenedError, PickCancelledError } from './browser.ts'
export { InvalidOptionError } from './option.ts'
export {
  CaptchaImageError,
  CaptchaNotFoundError,
  OriginNotAllowedError,
  PageGoneError,
  PageScriptError,
} from './page.ts'
export {
  BudgetExceededError,
  BudgetUnavailableError,
  ImageLibraryMissingError,
  InvalidImageError,
  ProviderError,
  type ProviderErrorFields,
  type ProviderErrorKind,
} from './provider.ts'
export {
  AnswerNotEnteredError,
  CaptchaNotSolvedError,
  FormIncompleteError,
  FormRefusedError,
  SolveAbortedError,
  SolveTimeoutError,
} from './solving.ts'
export {
  QueueChallengeUnsupportedError,
  QueueClosedError,
  QueueEndedError,
  QueueExpiredError,
  QueueFailedError,
  QueueNotFoundError,
  QueueRedirectedError,
  QueueSoldOutError,
  QueueTimeoutError,
} from './waiting-room.ts'
