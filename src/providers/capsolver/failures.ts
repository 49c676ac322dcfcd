import type { FailureTable } from '../service/failures.ts'

/**
 * Every error code CapSolver is known to give. Source: the vendor's list of API errors, and public clients for the
 * codes that are returned but not listed.
 */
export const capsolverFailures: FailureTable = {
  ERROR_KEY_DENIED_ACCESS: { kind: 'permanent', meaning: 'the key was refused' },
  ERROR_KEY_DOES_NOT_EXIST: { kind: 'permanent', meaning: 'the key does not exist' },
  ERROR_ZERO_BALANCE: { kind: 'permanent', meaning: 'the account has no funds' },
  ERROR_SETTLEMENT_FAILED: { kind: 'permanent', meaning: 'the reading could not be charged' },
  ERROR_IP_BANNED: { kind: 'permanent', meaning: 'this address is banned for some minutes' },
  ERROR_KEY_TEMP_BLOCKED: { kind: 'permanent', meaning: 'the key is blocked for some minutes' },
  ERROR_PROXY_BANNED: { kind: 'permanent', meaning: 'the proxy is banned' },

  // Spelt so by the vendor; the right spelling is accepted in case it is mended.
  ERROR_SERVICE_UNAVALIABLE: { kind: 'transient', meaning: 'the service is unavailable', unprocessed: true },
  ERROR_SERVICE_UNAVAILABLE: { kind: 'transient', meaning: 'the service is unavailable', unprocessed: true },
  ERROR_RATE_LIMIT: { kind: 'transient', meaning: 'too many requests', unprocessed: true },
  ERROR_TASK_TIMEOUT: { kind: 'transient', meaning: 'the service took too long' },

  ERROR_CAPTCHA_UNSOLVABLE: { kind: 'image', meaning: 'the image can not be read' },
  ERROR_CAPTCHA_SOLVE_FAILED: { kind: 'image', meaning: 'the image was not read' },
  ERROR_UNKNOWN_QUESTION: { kind: 'image', meaning: 'the kind of captcha is not known' },
  // Task ids are the service's own, so a lost one is no mistake in what was sent: a fresh image makes a fresh task.
  ERROR_TASKID_INVALID: { kind: 'image', meaning: 'the task is unknown or expired' },
  ERROR_TASK_NOT_FOUND: { kind: 'image', meaning: 'the task is unknown or expired' },

  ERROR_INVALID_TASK_DATA: { kind: 'request', meaning: 'the fields of the task are wrong' },
  ERROR_BAD_REQUEST: { kind: 'request', meaning: 'the request is wrong' },
  ERROR_TASK_NOT_SUPPORTED: { kind: 'request', meaning: 'this task or module is not supported' },
  ERROR_INVALID_IMAGE: { kind: 'request', meaning: 'the size of the image is not accepted' },
  ERROR_PARSE_IMAGE_FAIL: { kind: 'request', meaning: 'the image could not be decoded' },
}
