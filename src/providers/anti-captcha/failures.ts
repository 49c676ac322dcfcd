import type { FailureTable } from '../service/failures.ts'
import { imageTaskFailures } from '../service/image-task-failures.ts'

/**
 * The error codes of Anti-Captcha that an image can meet: those of its other tasks are about proxies, tokens and widgets.
 * Source: https://anti-captcha.com/apidoc/errors
 */
export const antiCaptchaFailures: FailureTable = {
  ...imageTaskFailures,
  ERROR_ALL_WORKERS_FILTERED: {
    kind: 'transient',
    meaning: 'nobody who may read is free',
    unprocessed: true,
  },
  ERROR_EMPTY_COMMENT: { kind: 'request', meaning: 'the comment is missing' },
  ERROR_INCORRECT_SESSION_DATA: { kind: 'request', meaning: 'a required field is missing' },
}
