import * as v from 'valibot'
import { parseOptions } from '../../shared/parse-options.ts'
import { checkReading } from '../asking/check-reading.ts'
import { keyVariables } from '../key-variables.ts'
import type { Provider } from '../provider.ts'
import { callService } from '../service/call.ts'
import { baseUrl, milliseconds, resolveEndpoint, serviceEntries, taskEntries } from '../service/options.ts'
import type { Service } from '../service/service.ts'
import { balanceSchema } from '../service/task-protocol.ts'
import { toAnswer } from '../service/to-answer.ts'
import { omocaptchaV1 } from './v1.ts'
import { omocaptchaV2 } from './v2.ts'

const generations = { v1: omocaptchaV1, v2: omocaptchaV2 }

const optionsSchema = v.strictObject({
  ...serviceEntries,
  ...taskEntries,
  /**
   * How results, errors and prices name it.
   *
   * @default 'omocaptcha'
   */
  name: v.optional(v.string(), 'omocaptcha'),
  /**
   * Which generation of the service is called.
   *
   * @default 'v1'
   */
  api: v.optional(v.picklist(['v1', 'v2']), 'v1'),
  /**
   * Address of the service.
   *
   * @default 'https://omocaptcha.com/api', with `api: 'v2'` 'https://api.omocaptcha.com/v2'
   */
  baseUrl: v.optional(baseUrl),
  /**
   * With `api: 'v1'`, which of the service's recognitions is used. `'30'` reads any text.
   *
   * @default '30'
   */
  typeJobId: v.optional(v.string(), '30'),
  /**
   * With `api: 'v2'`, the kind of captcha, by the service's own name.
   *
   * @default none: the service decides
   */
  module: v.optional(v.string()),
  /**
   * Milliseconds before each asking for the result.
   *
   * @default 2000
   */
  pollInterval: v.optional(milliseconds, 2_000),
})

export type OmocaptchaOptions = v.InferInput<typeof optionsSchema>

/**
 * Reads with OMOcaptcha. It gives no scores, and can't be told of a refused answer.
 * Source: https://docs.omocaptcha.com
 *
 * @throws {InvalidOptionError} for an option it doesn't know or can't use.
 * @example await omocaptcha({ apiKey }).read({ image })
 */
export function omocaptcha(options: OmocaptchaOptions = {}): Provider & Required<Pick<Provider, 'balance'>> {
  const settings = parseOptions(optionsSchema, options, 'omocaptcha()')
  const { name } = settings
  const generation = generations[settings.api]
  const service: Service = {
    ...settings,
    provider: name,
    environmentVariable: keyVariables.omocaptcha,
    failures: generation.failures,
    findFailure: generation.findFailure,
  }
  const endpoint = (path: string) => resolveEndpoint(settings.baseUrl ?? generation.baseUrl, path)
  const poll = { provider: name, interval: settings.pollInterval, limit: settings.pollLimit }

  return {
    name,
    read(request) {
      return callService(service, request.signal, async (call) => {
        const image = Buffer.from(request.image).toString('base64')
        const { text, id } = await generation.solve(call, { image, settings, endpoint, poll })
        return checkReading({ text: toAnswer(text, request), id }, name, { ...call.seen, taskId: id })
      })
    },
    balance(signal) {
      return callService(service, signal, async (call) => {
        const url = endpoint('/getBalance')
        const body = { [generation.keyField]: call.key }
        return (await call.post({ url, body, schema: balanceSchema, repeatable: true })).balance
      })
    },
  }
}
