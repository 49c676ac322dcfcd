import type { Provider } from '../provider.ts'
import { callService } from '../service/call.ts'
import { parseServiceOptions, resolveEndpoint, SERVICE_CONCURRENCY } from '../service/options.ts'
import type { Service } from '../service/service.ts'
import { readBalance } from '../service/task-protocol.ts'
import { toReading } from '../service/to-reading.ts'
import { generations } from './generations.ts'
import { type OmocaptchaOptions, omocaptchaKeyVariable, omocaptchaOptions } from './options.ts'

/**
 * Reads with OMOcaptcha. It returns no scores and takes no reports of rejected answers.
 * Source: https://docs.omocaptcha.com
 *
 * @throws {InvalidOptionError} for an option that is unknown or wrong.
 * @example await omocaptcha({ apiKey }).read({ image })
 */
export function omocaptcha(options: OmocaptchaOptions = {}): Provider & Required<Pick<Provider, 'balance'>> {
  const settings = parseServiceOptions(omocaptchaOptions, options, 'omocaptcha()')
  const { name } = settings
  const { keyField, failures, findFailure, ...generation } = generations[settings.api]
  const service: Service = {
    ...settings,
    provider: name,
    keyVariable: omocaptchaKeyVariable,
    failures,
    findFailure,
  }
  const endpoint = (path: string) => resolveEndpoint(settings.baseUrl ?? generation.baseUrl, path)
  const poll = { provider: name, interval: settings.pollInterval, limit: settings.pollLimit }

  return {
    name,
    concurrency: SERVICE_CONCURRENCY,
    read(request) {
      return callService(service, request.signal, async (call) => {
        const image = Buffer.from(request.image).toString('base64')
        const read = await generation.solve(call, { image, settings, endpoint, poll })
        return toReading(read, request, name, call)
      })
    },
    balance(signal) {
      return callService(service, signal, (call) => readBalance(call, endpoint, keyField))
    },
  }
}
