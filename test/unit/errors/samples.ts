import * as errors from '../../../src/errors/index.ts'

const url = 'http://localhost:3000/login'
export const ending = [url, 'Sorry', undefined] as const
export const providerFields = { provider: 'shop', kind: 'permanent', code: 'ERROR_ZERO_BALANCE' } as const

/** One of each error, with its section of the docs. `errors.test.ts` checks that none is missing. */
export const samples: [errors.ImageCaptchaError, string][] = [
  [new errors.InvalidOptionError('attempts', 'attempts must be at least 1.'), 'invalid-option'],
  [new errors.ProviderError('shop has no funds.', providerFields), 'provider-error'],
  [new errors.BudgetExceededError('requests', 2, 2, 'shop'), 'budget-exceeded'],
  [new errors.BudgetUnavailableError('redis://127.0.0.1:6379', 'connect ECONNREFUSED'), 'budget-unavailable'],
  [new errors.ImageLibraryMissingError("Cannot find package 'sharp'"), 'image-library-missing'],
  [new errors.InvalidImageError('the file is empty', 0), 'invalid-image'],
  [new errors.OriginNotAllowedError('https://example.com', 'https://example.com/', []), 'origin-not-allowed'],
  [new errors.CaptchaNotFoundError(url, ['generic'], [], 300), 'captcha-not-found'],
  [new errors.CaptchaImageError(url, '#code', 'it never loads'), 'captcha-image'],
  [new errors.AnswerNotEnteredError(url, '#code', 'it is gone'), 'answer-not-entered'],
  [new errors.CaptchaNotSolvedError(url, '#code', 'generic', [], 'Try again.'), 'captcha-not-solved'],
  [new errors.FormIncompleteError(url, 'I agree', '#terms', 'Please check this box'), 'form-incomplete'],
  [new errors.FormRefusedError(url, '#code', 'generic', 'the page says "Wrong password"'), 'form-refused'],
  [new errors.SolveTimeoutError('the image', 300, 'it was loading'), 'solve-timeout'],
  [new errors.SolveAbortedError('reading the image', 'enough'), 'solve-aborted'],
  [new errors.PageGoneError(url, 'reading the image', 'the page was closed'), 'page-gone'],
  [new errors.PageScriptError(url, 'Error: nobody reads this'), 'page-script'],
  [new errors.QueueNotFoundError(url, '#room', undefined, 300), 'queue-not-found'],
  [
    new errors.QueueChallengeUnsupportedError(url, '#c', 'reCAPTCHA', undefined, undefined),
    'queue-challenge-unsupported',
  ],
  [new errors.QueueTimeoutError(url, 300, undefined), 'queue-timeout'],
  [new errors.QueueRedirectedError(url, 'it is not the target', undefined, undefined), 'queue-redirected'],
  [new errors.QueueSoldOutError(...ending), 'queue-sold-out'],
  [new errors.QueueClosedError(...ending), 'queue-closed'],
  [new errors.QueueExpiredError(...ending), 'queue-expired'],
  [new errors.QueueFailedError(...ending), 'queue-failed'],
  [new errors.BrowserLibraryMissingError(['puppeteer'], '/'), 'browser-library-missing'],
  [new errors.BrowserNotOpenedError('start it', 'it is not there', 'Install it.'), 'browser-not-opened'],
  [new errors.PickCancelledError(url, 'Esc was pressed'), 'pick-cancelled'],
]
