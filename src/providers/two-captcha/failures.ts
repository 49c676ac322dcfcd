import type { FailureTable } from '../service/failures.ts'
import { imageTaskFailures } from '../service/image-task-failures.ts'

/** Every error code of 2Captcha's API v2. Source: https://2captcha.com/api-docs/error-codes */
export const twoCaptchaFailures: FailureTable = {
  ...imageTaskFailures,
  ERROR_PAGEURL: { kind: 'request', meaning: 'the address of the page is missing' },
  ERROR_RECAPTCHA_INVALID_SITEKEY: { kind: 'request', meaning: 'the site key is wrong' },
  ERROR_BAD_PARAMETERS: { kind: 'request', meaning: 'the fields of the task are wrong' },
  ERROR_BAD_IMGINSTRUCTIONS: { kind: 'request', meaning: 'the image with instructions is not accepted' },
  ERROR_BAD_PROXY: { kind: 'request', meaning: 'the proxy cannot be used' },
  ERROR_REPORT_NOT_RECORDED: { kind: 'request', meaning: 'the report came too late, or too many were wrong' },
  ERROR_DUPLICATE_REPORT: { kind: 'request', meaning: 'the task was reported before' },
}
