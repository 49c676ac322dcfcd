import * as v from 'valibot'
import { parseOptions } from '../../shared/parse-options.ts'
import { checkReading } from '../asking/check-reading.ts'
import { keyVariables } from '../key-variables.ts'
import type { Provider, ProviderModule, Reading, ReadRequest } from '../provider.ts'
import { callService } from '../service/call.ts'
import { awaitCallback, callbackSchema, expectCallback } from '../service/callback.ts'
import { createCallbackReceiver, type ExpectedCallback } from '../service/callback-receiver.ts'
import { baseUrl, milliseconds, resolveEndpoint, serviceEntries, taskEntries } from '../service/options.ts'
import { pollTask } from '../service/poll-task.ts'
import type { Service, ServiceCall } from '../service/service.ts'
import {
  balanceSchema,
  createReplySchema,
  findTaskFailure,
  readTaskState,
  type TaskReply,
  taskReplySchema,
} from '../service/task-protocol.ts'
import { toAnswer } from '../service/to-answer.ts'
import { capsolverFailures } from './failures.ts'

/** Scores the service takes as `score`; it refuses others. */
const LOWEST_SCORE = 0.8

const optionsSchema = v.strictObject({
  ...serviceEntries,
  ...taskEntries,
  /**
   * How results, errors and prices name it: for a service that speaks the same protocol.
   *
   * @default 'capsolver'
   */
  name: v.optional(v.string(), 'capsolver'),
  /**
   * Address of the service, or of another that speaks the same protocol.
   *
   * @default 'https://api.capsolver.com'
   */
  baseUrl: v.optional(baseUrl, 'https://api.capsolver.com'),
  /**
   * The kind of captcha. Names that aren't listed are passed through.
   *
   * @default what the request says, which for a page is what its module is called here
   */
  module: v.optional(v.custom<ProviderModule>((value) => typeof value === 'string', 'expected a string')),
  /**
   * The score, in [0.8, 1], under which the service doesn't charge a reading.
   *
   * @default the request's minScore, where it is in that range
   */
  score: v.optional(v.pipe(v.number(), v.minValue(LOWEST_SCORE), v.maxValue(1))),
  /**
   * Whether upper and lower case are told apart.
   *
   * @default what the request says
   */
  case: v.optional(v.boolean()),
  /**
   * Address of the page, which helps the recognition.
   *
   * @default the request's page, without query and fragment: they may hold secrets of a session
   */
  websiteURL: v.optional(v.string()),
  /**
   * The id of a developer's application, from the service's dashboard.
   *
   * @default none
   */
  appId: v.optional(v.string()),
  /**
   * An address of your own that the service posts results to. Nothing waits for them there: results are asked for as
   * well. To receive them here, use `callback`.
   *
   * @default none
   */
  callbackUrl: v.optional(v.string()),
  /**
   * Receives results that aren't there at once, instead of asking for them. When none arrives in time, it is asked for.
   *
   * @default none
   */
  callback: v.optional(callbackSchema),
  /**
   * Milliseconds before each asking for a result that isn't there at once.
   *
   * @default 3000
   */
  pollInterval: v.optional(milliseconds, 3_000),
})

export type CapsolverOptions = v.InferInput<typeof optionsSchema>

/**
 * Reads with CapSolver's ImageToTextTask, or any service that speaks the same protocol. A refused answer is reported
 * with feedbackTask. Source: https://docs.capsolver.com/en/guide/recognition/ImageToTextTask/
 *
 * @throws {InvalidOptionError} for an option it doesn't know or can't use.
 * @example await capsolver({ apiKey }).read({ image, module: 'queueit' })
 */
export function capsolver(
  options: CapsolverOptions = {},
): Provider & Required<Pick<Provider, 'report' | 'balance'>> {
  const settings = parseOptions(optionsSchema, options, 'capsolver()')
  const { name } = settings
  const receiver = settings.callback && createCallbackReceiver(settings.callback)
  const service: Service = {
    ...settings,
    provider: name,
    environmentVariable: keyVariables.capsolver,
    failures: capsolverFailures,
    findFailure: findTaskFailure,
  }
  const endpoint = (path: string) => resolveEndpoint(settings.baseUrl, path)
  const application = settings.appId === undefined ? {} : { appId: settings.appId }

  async function solve(
    call: ServiceCall,
    request: ReadRequest,
    expected?: ExpectedCallback,
  ): Promise<TaskReply> {
    const callbackUrl = expected?.url ?? settings.callbackUrl
    const created = await call.post({
      url: endpoint('/createTask'),
      body: {
        clientKey: call.key,
        ...application,
        ...(callbackUrl !== undefined && { callbackUrl }),
        task: describeTask(settings, request),
      },
      schema: createReplySchema,
      repeatable: false,
    })
    const state = readTaskState(created)
    if (state.done) return created
    const taskId = created.taskId as string
    const posted = expected && (await awaitCallback(service, call, expected, taskId, settings.callback?.wait))
    if (posted) return posted
    const poll = { provider: name, taskId, interval: settings.pollInterval, limit: settings.pollLimit }
    const ask = { url: endpoint('/getTaskResult'), body: { clientKey: call.key, taskId } }
    const result = await pollTask(call, poll, async () =>
      readTaskState(await call.post({ ...ask, schema: taskReplySchema, repeatable: true })),
    )
    return { ...result, taskId }
  }

  return {
    name,
    read(request) {
      return callService(service, request.signal, async (call) => {
        const expected = receiver && (await expectCallback(receiver, name))
        if (expected) call.hide(expected.secret)
        try {
          return toReading(await solve(call, request, expected), name, call, request)
        } finally {
          await expected?.close()
        }
      })
    },
    async report(reading, verdict, signal) {
      // The service wants to hear of wrong answers only.
      if (verdict === 'accepted' || reading.id === undefined) return
      const { id: taskId } = reading
      await callService(service, signal, (call) =>
        call.post({
          url: endpoint('/feedbackTask'),
          body: { clientKey: call.key, ...application, taskId, result: { invalid: true } },
          schema: v.looseObject({}),
          repeatable: false,
        }),
      )
    },
    balance(signal) {
      return callService(service, signal, async (call) => {
        const url = endpoint('/getBalance')
        const body = { clientKey: call.key }
        return (await call.post({ url, body, schema: balanceSchema, repeatable: true })).balance
      })
    },
  }
}

function describeTask(
  settings: v.InferOutput<typeof optionsSchema>,
  request: ReadRequest,
): Record<string, unknown> {
  const minScore = request.minScore ?? 0
  const task = {
    type: 'ImageToTextTask',
    body: Buffer.from(request.image).toString('base64'),
    websiteURL: settings.websiteURL ?? stripUrl(request.pageUrl),
    module: settings.module ?? request.module,
    score: settings.score ?? (minScore >= LOWEST_SCORE ? minScore : undefined),
    case: settings.case ?? request.caseSensitive,
  }
  return Object.fromEntries(Object.entries(task).filter(([, value]) => value !== undefined))
}

function stripUrl(pageUrl: string | undefined): string | undefined {
  if (pageUrl === undefined || !URL.canParse(pageUrl)) return undefined
  const { origin, pathname } = new URL(pageUrl)
  return origin === 'null' ? undefined : origin + pathname
}

function toReading(
  { solution, taskId }: TaskReply,
  provider: string,
  call: ServiceCall,
  request: ReadRequest,
): Reading {
  const id = taskId ?? undefined
  const reading = {
    text: toAnswer(solution?.text ?? '', request),
    score: solution?.confidence ?? undefined,
    id,
  }
  return checkReading(reading, provider, { ...call.seen, taskId: id })
}
