import type * as v from 'valibot'
import { defined } from '../../shared/defined.ts'
import type { ReadRequest } from '../provider.ts'
import { awaitCallback, expectCallback } from '../service/callback.ts'
import { createCallbackReceiver } from '../service/callback-receiver.ts'
import { parseServiceOptions } from '../service/options.ts'
import { createTaskProvider, type TaskProvider, type TaskService } from '../service/task-provider.ts'
import { capsolverFailures } from './failures.ts'
import { type CapsolverOptions, capsolverKeyVariable, capsolverOptions, LOWEST_SCORE } from './options.ts'

type Settings = v.InferOutput<typeof capsolverOptions>

/**
 * Reads with CapSolver's ImageToTextTask, or any service that speaks the same protocol. Reports rejected answers with
 * feedbackTask. Source: https://docs.capsolver.com/en/guide/recognition/ImageToTextTask/
 *
 * @throws {InvalidOptionError} for an option that is unknown or wrong.
 * @example await capsolver({ apiKey }).read({ image, module: 'queueit' })
 */
export function capsolver(options: CapsolverOptions = {}): TaskProvider {
  const settings = parseServiceOptions(capsolverOptions, options, 'capsolver()')
  const { appId, callbackUrl, callback } = settings
  return createTaskProvider({
    settings,
    keyVariable: capsolverKeyVariable,
    failures: capsolverFailures,
    describeTask: (request) => describeTask(settings, request),
    fields: defined({ appId, callbackUrl }),
    reports: {
      rejected: (taskId) => ({
        path: '/feedbackTask',
        fields: { ...defined({ appId }), taskId, result: { invalid: true } },
      }),
    },
    ...(callback && { wrap: receiveCallbacks(callback) }),
  })
}

function receiveCallbacks(callback: NonNullable<Settings['callback']>): NonNullable<TaskService['wrap']> {
  const receiver = createCallbackReceiver(callback)
  return async (service, call, solve) => {
    const expected = await expectCallback(receiver, service.provider)
    call.hide(expected.secret)
    try {
      return await solve({
        fields: { callbackUrl: expected.url },
        receive: (id) => awaitCallback(service, call, expected, id, callback.wait),
      })
    } finally {
      await expected.close()
    }
  }
}

function describeTask(settings: Settings, request: ReadRequest): object {
  const minScore = request.minScore ?? 0
  return defined({
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
