import type { FailureTable } from './failures.ts'

/**
 * The error codes that the services which read `ImageToTextTask` for money have in common. Source:
 * https://anti-captcha.com/apidoc/errors, whose list the others follow.
 */
export const imageTaskFailures: FailureTable = {
  ERROR_KEY_DOES_NOT_EXIST: { kind: 'permanent', meaning: 'the key does not exist' },
  ERROR_ZERO_BALANCE: { kind: 'permanent', meaning: 'the account has no funds' },
  ERROR_IP_NOT_ALLOWED: { kind: 'permanent', meaning: 'the account does not allow this IP address' },
  ERROR_IP_BLOCKED: { kind: 'permanent', meaning: 'this IP address is blocked' },
  ERROR_ACCOUNT_SUSPENDED: { kind: 'permanent', meaning: 'the account is suspended' },

  ERROR_NO_SLOT_AVAILABLE: { kind: 'transient', meaning: 'the service is busy', unprocessed: true },

  ERROR_CAPTCHA_UNSOLVABLE: { kind: 'image', meaning: 'the image cannot be read' },
  ERROR_BAD_DUPLICATES: { kind: 'image', meaning: 'too few people read the same' },
  ERROR_NO_SUCH_CAPCHA_ID: { kind: 'image', meaning: 'the task is unknown or expired' },

  ERROR_ZERO_CAPTCHA_FILESIZE: { kind: 'request', meaning: 'the image has less than 100 bytes' },
  ERROR_TOO_BIG_CAPTCHA_FILESIZE: { kind: 'request', meaning: 'the image is too large' },
  ERROR_IMAGE_TYPE_NOT_SUPPORTED: { kind: 'request', meaning: 'the format of the image is not accepted' },
  ERROR_NO_SUCH_METHOD: { kind: 'request', meaning: 'the service has no such method' },
  ERROR_TASK_ABSENT: { kind: 'request', meaning: 'the task is missing' },
  ERROR_TASK_NOT_SUPPORTED: { kind: 'request', meaning: 'this task or module is not supported' },
}
