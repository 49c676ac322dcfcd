import type { FailureTable } from '../service/failures.ts'
import { imageTaskFailures } from '../service/image-task-failures.ts'

/**
 * The error codes of CapMonster Cloud that an image can meet: those of its other tasks are about proxies, tokens and browsers.
 * `CAPTCHA_NOT_READY` is no failure. Source: https://docs.capmonster.cloud/docs/api/api-errors
 */
export const capMonsterFailures: FailureTable = {
  ...imageTaskFailures,
  ERROR_IP_BANNED: { kind: 'permanent', meaning: 'this IP address is banned' },
  ERROR_TOO_MUCH_REQUESTS: { kind: 'transient', meaning: 'too many requests', unprocessed: true },
  WRONG_CAPTCHA_ID: { kind: 'image', meaning: 'the task is unknown or expired' },
  ERROR_DOMAIN_NOT_ALLOWED: { kind: 'request', meaning: 'the service does not read captchas of this site' },
}
