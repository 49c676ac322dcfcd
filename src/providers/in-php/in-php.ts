import { defined } from '../../shared/defined.ts'
import type { ReadRequest } from '../provider.ts'
import { callService } from '../service/call.ts'
import { describeAnswer } from '../service/describe-answer.ts'
import { parseServiceOptions, resolveEndpoint, SERVICE_CONCURRENCY } from '../service/options.ts'
import { pollTask } from '../service/poll-task.ts'
import type { Service, ServiceCall } from '../service/service.ts'
import type { TaskProvider } from '../service/task-provider.ts'
import { toReading } from '../service/to-reading.ts'
import { inPhpFailures } from './failures.ts'
import { type InPhpOptions, inPhpKeyVariable, inPhpOptions } from './options.ts'
import {
  createdSchema,
  findInPhpFailure,
  inPhpBalanceSchema,
  inPhpReplySchema,
  NOT_READY,
  parseInPhpText,
} from './reply.ts'

/** The lengths that the services take are from 1 to this. */
const LONGEST_ANSWER = 20

/**
 * Reads with a service that speaks the older protocol of `in.php` and `res.php`. Sends what is known about the answer, and
 * reports accepted and rejected answers. It returns no scores. The protocol sends the key in the address of its requests.
 * Source: https://2captcha.com/2captcha-api
 *
 * @throws {InvalidOptionError} for an option that is unknown, wrong or missing.
 * @example await inPhp({ baseUrl: 'https://2captcha.com', apiKey }).read({ image })
 */
export function inPhp(options: InPhpOptions): TaskProvider {
  const settings = parseServiceOptions(inPhpOptions, options, 'inPhp()')
  const { name, baseUrl, comment, language } = settings
  const service: Service = {
    ...settings,
    provider: name,
    keyVariable: inPhpKeyVariable,
    failures: inPhpFailures,
    findFailure: findInPhpFailure,
    parseText: parseInPhpText,
  }
  const poll = { provider: name, interval: settings.pollInterval, limit: settings.pollLimit }
  const action = settings.askCost ? 'get2' : 'get'

  function ask(call: ServiceCall, fields: Record<string, string>): URL {
    const url = resolveEndpoint(baseUrl, '/res.php')
    url.search = new URLSearchParams({ key: call.key, json: '1', ...fields }).toString()
    return url
  }

  return {
    name,
    concurrency: SERVICE_CONCURRENCY,
    read(request) {
      return callService(service, request.signal, async (call) => {
        const { request: id } = await call.send({
          url: resolveEndpoint(baseUrl, '/in.php'),
          body: new URLSearchParams({
            key: call.key,
            method: 'base64',
            json: '1',
            body: Buffer.from(request.image).toString('base64'),
            ...describeFields(request),
            ...defined({ textinstructions: comment, lang: language }),
          }),
          schema: createdSchema,
          repeatable: false,
        })
        const found = await pollTask(call, { ...poll, taskId: id }, async () => {
          const url = ask(call, { action, id })
          const reply = await call.send({ url, schema: inPhpReplySchema, repeatable: true })
          return reply.status === 0 && reply.request === NOT_READY
            ? { done: false, state: NOT_READY }
            : { done: true, result: reply }
        })
        return toReading({ text: found.request, id, cost: found.price }, request, name, call)
      })
    },
    async report({ id }, verdict, signal) {
      if (id === undefined) return
      const action = verdict === 'accepted' ? 'reportgood' : 'reportbad'
      await callService(service, signal, (call) =>
        call.send({ url: ask(call, { action, id }), schema: inPhpReplySchema, repeatable: false }),
      )
    },
    balance(signal) {
      return callService(service, signal, async (call) => {
        const url = ask(call, { action: 'getbalance' })
        return (await call.send({ url, schema: inPhpBalanceSchema, repeatable: true })).request
      })
    },
  }
}

/** What is known about the answer, as `in.php` takes it. */
function describeFields(request: ReadRequest): Record<string, string> {
  const { case: isCase, numeric, minLength, maxLength, math } = describeAnswer(request)
  const fields = {
    regsense: isCase === undefined ? undefined : Number(isCase),
    numeric,
    calc: math && 1,
    min_len: toLength(minLength),
    max_len: toLength(maxLength),
  }
  return Object.fromEntries(Object.entries(defined(fields)).map(([field, value]) => [field, String(value)]))
}

function toLength(length: number | undefined): number | undefined {
  return length !== undefined && length <= LONGEST_ANSWER ? length : undefined
}
