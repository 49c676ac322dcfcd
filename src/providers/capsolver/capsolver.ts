import * as v from 'valibot'
import { defined } from '../../shared/defined.ts'
import { parseOptions } from '../../shared/parse-options.ts'
import type { Provider, ReadRequest } from '../provider.ts'
import { callService } from '../service/call.ts'
import { awaitCallback, expectCallback } from '../service/callback.ts'
import { createCallbackReceiver } from '../service/callback-receiver.ts'
import { resolveEndpoint } from '../service/options.ts'
import type { Service } from '../service/service.ts'
import { findTaskFailure, readBalance, solveTask } from '../service/task-protocol.ts'
import { toReading } from '../service/to-reading.ts'
import { capsolverFailures } from './failures.ts'
import { type CapsolverOptions, capsolverKeyVariable, capsolverOptions, LOWEST_SCORE } from './options.ts'

/**
 * Reads with CapSolver's ImageToTextTask, or any service that speaks the same protocol. Reports rejected answers with
 * feedbackTask. Source: https://docs.capsolver.com/en/guide/recognition/ImageToTextTask/
 *
 * @throws {InvalidOptionError} for an option that is unknown or wrong.
 * @example await capsolver({ apiKey }).read({ image, module: 'queueit' })
 */
export function capsolver(
  options: CapsolverOptions = {},
): Provider & Required<Pick<Provider, 'report' | 'balance'>> {
  const settings = parseOptions(capsolverOptions, options, 'capsolver()')
  const { name, appId, callback } = settings
  const receiver = callback && createCallbackReceiver(callback)
  const service: Service = {
    ...settings,
    provider: name,
    keyVariable: capsolverKeyVariable,
    failures: capsolverFailures,
    findFailure: findTaskFailure,
  }
  const endpoint = (path: string) => resolveEndpoint(settings.baseUrl, path)
  const poll = { provider: name, interval: settings.pollInterval, limit: settings.pollLimit }

  return {
    name,
    read(request) {
      return callService(service, request.signal, async (call) => {
        const expected = receiver && (await expectCallback(receiver, name))
        if (expected) call.hide(expected.secret)
        try {
          const callbackUrl = expected?.url ?? settings.callbackUrl
          const { solution, taskId } = await solveTask(call, {
            endpoint,
            fields: defined({ appId, callbackUrl }),
            task: describeTask(settings, request),
            poll,
            receive: expected && ((id) => awaitCallback(service, call, expected, id, callback?.wait)),
          })
          return toReading(
            { text: solution?.text, score: solution?.confidence, id: taskId },
            request,
            name,
            call,
          )
        } finally {
          await expected?.close()
        }
      })
    },
    async report(reading, verdict, signal) {
      // The service takes reports of wrong answers only.
      if (verdict === 'accepted' || reading.id === undefined) return
      const { id: taskId } = reading
      await callService(service, signal, (call) =>
        call.post({
          url: endpoint('/feedbackTask'),
          body: { clientKey: call.key, ...defined({ appId }), taskId, result: { invalid: true } },
          schema: v.looseObject({}),
          repeatable: false,
        }),
      )
    },
    balance(signal) {
      return callService(service, signal, (call) => readBalance(call, endpoint))
    },
  }
}

function describeTask(settings: v.InferOutput<typeof capsolverOptions>, request: ReadRequest): object {
  const minScore = request.minScore ?? 0
  return defined({
    type: 'ImageToTextTask',
    body: Buffer.from(request.image).toString('base64'),
    websiteURL: settings.websiteURL ?? stripUrl(request.pageUrl),
    module: settings.module ?? request.module,
    score: settings.score ?? (minScore >= LOWEST_SCORE ? minScore : undefined),
    case: settings.case ?? request.caseSensitive,
  })
}

/** The address without query and fragment, where session secrets go. */
function stripUrl(pageUrl: string | undefined): string | undefined {
  if (pageUrl === undefined || !URL.canParse(pageUrl)) return undefined
  const { origin, pathname } = new URL(pageUrl)
  return origin === 'null' ? undefined : origin + pathname
}
