import type { FailureTable } from '../service/failures.ts'

/**
 * Every error code of `in.php` and `res.php`. `CAPCHA_NOT_READY`, spelt so, is no failure.
 * Source: https://2captcha.com/2captcha-api#error_handling
 */
export const inPhpFailures: FailureTable = {
  ERROR_WRONG_USER_KEY: { kind: 'permanent', meaning: 'the key has the wrong format' },
  ERROR_KEY_DOES_NOT_EXIST: { kind: 'permanent', meaning: 'the key does not exist' },
  ERROR_ZERO_BALANCE: { kind: 'permanent', meaning: 'the account has no funds' },
  ERROR_IP_NOT_ALLOWED: { kind: 'permanent', meaning: 'the account does not allow this IP address' },
  ERROR_IP_BLOCKED: { kind: 'permanent', meaning: 'this IP address is blocked' },
  IP_BANNED: { kind: 'permanent', meaning: 'this IP address is banned for some minutes' },
  ERROR_ACCOUNT_SUSPENDED: { kind: 'permanent', meaning: 'the account is suspended' },
  // Further requests only make these blocks longer.
  'ERROR: 1001': { kind: 'permanent', meaning: 'blocked for 10 minutes: the bid is too low' },
  'ERROR: 1002': { kind: 'permanent', meaning: 'blocked for 5 minutes: the account has no funds' },
  'ERROR: 1004': { kind: 'permanent', meaning: 'blocked for 10 minutes: too many requests with a wrong key' },
  'ERROR: 1005': { kind: 'permanent', meaning: 'blocked for 5 minutes: polled too often' },
  TOO_MANY_BAD_IMAGES: { kind: 'permanent', meaning: 'too many images were no captchas' },

  ERROR_NO_SLOT_AVAILABLE: { kind: 'transient', meaning: 'the service is busy', unprocessed: true },
  MAX_USER_TURN: { kind: 'transient', meaning: 'too many requests within 3 seconds', unprocessed: true },
  'ERROR: 1003': { kind: 'transient', meaning: 'blocked for 30 seconds: too many images wait' },

  ERROR_CAPTCHA_UNSOLVABLE: { kind: 'image', meaning: 'the image cannot be read' },
  ERROR_CAPTCHAIMAGE_BLOCKED: { kind: 'image', meaning: 'the image is known to be no captcha' },
  ERROR_BAD_DUPLICATES: { kind: 'image', meaning: 'too few people read the same' },
  ERROR_WRONG_CAPTCHA_ID: { kind: 'image', meaning: 'the task is unknown or expired' },
  ERROR_NO_SUCH_CAPCHA_ID: { kind: 'image', meaning: 'the task is unknown or expired' },
  WRONG_CAPTCHA_ID: { kind: 'image', meaning: 'the task is unknown or expired' },

  ERROR_ZERO_CAPTCHA_FILESIZE: { kind: 'request', meaning: 'the image has less than 100 bytes' },
  ERROR_TOO_BIG_CAPTCHA_FILESIZE: { kind: 'request', meaning: 'the image is too large' },
  ERROR_WRONG_FILE_EXTENSION: { kind: 'request', meaning: 'the type of the file is not accepted' },
  ERROR_IMAGE_TYPE_NOT_SUPPORTED: { kind: 'request', meaning: 'the format of the image is not accepted' },
  ERROR_UPLOAD: { kind: 'request', meaning: 'the image did not arrive' },
  ERROR_WRONG_ID_FORMAT: { kind: 'request', meaning: 'the id of the task is no number' },
  ERROR_BAD_PARAMETERS: { kind: 'request', meaning: 'the fields of the task are wrong' },
  ERROR_EMPTY_ACTION: { kind: 'request', meaning: 'the action is missing' },
  ERROR_PAGEURL: { kind: 'request', meaning: 'the address of the page is missing' },
  ERROR_GOOGLEKEY: { kind: 'request', meaning: 'the site key is wrong' },
  ERROR_WRONG_GOOGLEKEY: { kind: 'request', meaning: 'the site key is missing' },
  ERROR_BAD_TOKEN_OR_PAGEURL: { kind: 'request', meaning: 'the site key is not that of the page' },
  ERROR_TOKEN_EXPIRED: { kind: 'request', meaning: 'the token is expired' },
  ERROR_BAD_PROXY: { kind: 'request', meaning: 'the proxy cannot be used' },
  ERROR_PROXY_FORMAT: { kind: 'request', meaning: 'the format of the proxy is wrong' },
  ERROR_PROXY_CONNECTION_FAILED: { kind: 'request', meaning: 'the proxy cannot be reached' },
  ERROR_IP_ADDRES: { kind: 'request', meaning: 'the callback address is not that of the sender' },
  ERROR_REPORT_NOT_RECORDED: { kind: 'request', meaning: 'the report came too late, or too many were wrong' },
  REPORT_NOT_RECORDED: { kind: 'request', meaning: 'the report came too late, or too many were wrong' },
  ERROR_DUPLICATE_REPORT: { kind: 'request', meaning: 'the task was reported before' },
}
