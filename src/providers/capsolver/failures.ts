import type { FailureTable } from '../service/failures.ts'
import { taskFailures } from '../service/task-protocol.ts'

/**
 * Every error code CapSolver is known to return. Source: the vendor's list of API errors, and public clients for codes
 * that are returned but not listed.
 */
export const capsolverFailures: FailureTable = {
  ...taskFailures,
  ERROR_SETTLEMENT_FAILED: { kind: 'permanent', meaning: 'the reading could not be charged' },
  ERROR_IP_BANNED: { kind: 'permanent', meaning: 'this IP address is banned for some minutes' },
  ERROR_KEY_TEMP_BLOCKED: { kind: 'permanent', meaning: 'the key is blocked for some minutes' },
  ERROR_PROXY_BANNED: { kind: 'permanent', meaning: 'the proxy is banned' },

  // The vendor's spelling; the correct one is accepted too, in case they fix it.
  ERROR_SERVICE_UNAVALIABLE: { kind: 'transient', meaning: 'the service is unavailable', unprocessed: true },
  ERROR_SERVICE_UNAVAILABLE: { kind: 'transient', meaning: 'the service is unavailable', unprocessed: true },

  ERROR_UNKNOWN_QUESTION: { kind: 'image', meaning: 'the kind of captcha is unknown' },

  ERROR_BAD_REQUEST: { kind: 'request', meaning: 'the request is malformed' },
  ERROR_INVALID_IMAGE: { kind: 'request', meaning: 'the size of the image is not accepted' },
  ERROR_PARSE_IMAGE_FAIL: { kind: 'request', meaning: 'the image could not be decoded' },
}
