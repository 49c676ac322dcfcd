import { ProviderError, type ProviderErrorKind } from '../../errors.ts'
import { capsolverFailures } from '../../providers/capsolver-failures.ts'
import { Refusal, type RefusalCode } from './refusal.ts'

/** What a client is told of a failure whose code is not CapSolver's. */
const codes: Record<ProviderErrorKind, RefusalCode> = {
  image: 'ERROR_CAPTCHA_UNSOLVABLE',
  request: 'ERROR_INVALID_TASK_DATA',
  transient: 'ERROR_SERVICE_UNAVALIABLE',
  permanent: 'ERROR_SERVICE_UNAVALIABLE',
}

/**
 * What a provider gives.
 *
 * @throws {Refusal} for what went wrong in it, in its words; they hold no secret.
 */
export async function orRefuse<Value>(step: Promise<Value>): Promise<Value> {
  try {
    return await step
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    throw new Refusal(toCode(error), error.summary)
  }
}

function toCode({ code, kind }: ProviderError): RefusalCode {
  if (code === 'IMAGE_INVALID') return 'ERROR_PARSE_IMAGE_FAIL'
  return Object.hasOwn(capsolverFailures, code) ? code : codes[kind]
}
