import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import { BudgetUnavailableError } from '../../errors/index.ts'
import { log } from '../../log/log.ts'
import { redact, redactError } from '../../log/redact.ts'
import { connectRedis, type RedisClient } from '../../redis/connect.ts'
import { parseConnection, type RedisConnection } from '../../redis/options.ts'
import { withDeadline } from '../../shared/abort.ts'
import { parseOptions } from '../../shared/parse-options.ts'
import type { BudgetLimits, BudgetSpent, BudgetStore } from './ledger.ts'

/** Milliseconds that Redis may take to answer, after it has answered before. */
const ANSWER_TIMEOUT = 10_000
/** Seconds after its last request that a budget is forgotten. One of a day outlives the day. */
const DAY_KEPT = 2 * 86_400
const RUN_KEPT = 7 * 86_400
/** Milliseconds that the outcome of a request is kept, for one that is repeated because its answer was lost. */
const OUTCOME_KEPT = 60_000

/** Which budget it is, for all that use the same Redis. */
export interface RedisBudgetOptions {
  /**
   * Whose budget it is.
   *
   * @default 'default'
   */
  name?: string | undefined
  /**
   * The run that the budget is for, for example the id of a CI run, which its shards have in common.
   *
   * @default none: each day (UTC) has a new budget
   */
  run?: string | undefined
}

export const redisBudgetOptions = v.strictObject({
  name: v.optional(v.pipe(v.string(), v.nonEmpty()), 'default'),
  run: v.optional(v.pipe(v.string(), v.nonEmpty())),
})

/** A budget in Redis, for any number of processes and machines. */
export interface RedisBudget extends BudgetStore {
  /** Ends the connection, which keeps no process alive. The next request makes a new one. */
  close(): Promise<void>
}

/**
 * A budget in Redis: `budget: { requests: 500, store: redisBudget('redis://127.0.0.1:6379') }` are 500 requests a day for
 * all that say so, on however many machines. Needs the package `ioredis`. Connects when it is first asked.
 *
 * Each asker is held to its own limits, and counts what everyone has spent.
 *
 * `take` rejects with a `BudgetUnavailableError` if Redis can't be asked.
 *
 * @throws {InvalidOptionError} for an address that is none, or an option that is unknown or wrong.
 */
export function redisBudget(connection: RedisConnection, options: RedisBudgetOptions = {}): RedisBudget {
  const address = parseConnection(connection, 'redisBudget()')
  const { name, run } = parseOptions(redisBudgetOptions, options, 'redisBudget()')
  const [period, kept] = run === undefined ? [today, DAY_KEPT] : [() => `run:${run}`, RUN_KEPT]
  let connecting: Promise<RedisClient> | undefined

  async function ask<Value>(command: (client: RedisClient) => Promise<Value>): Promise<Value> {
    try {
      connecting ??= connectRedis(address)
      const client = await connecting
      const late = () => new Error(`no answer within ${ANSWER_TIMEOUT} ms; ${client.problem}`)
      return await withDeadline(ANSWER_TIMEOUT, undefined, late, () => command(client))
    } catch (error) {
      const cause = redactError(error, address.secrets)
      // A connection that was never made is tried anew by the next request.
      await connecting?.catch(() => {
        connecting = undefined
      })
      throw new BudgetUnavailableError(address.label, redact(cause.message, address.secrets), { cause })
    }
  }

  /** One hash tag, so that a cluster has all keys of a budget in one place. */
  const keyOf = (what: string) => `solve-image-captchas:budget:{${name}}:${what}`

  return {
    async take(price, limits) {
      const keys = [keyOf(period()), keyOf(`request:${randomUUID()}`)] as const
      const values = [price, limits.requests ?? '', limits.cost ?? '', kept, OUTCOME_KEPT]
      const outcome = await ask(({ redis }) => redis.eval(TAKE, keys.length, ...keys, ...values))
      const [limit, spent] = String(outcome).split(' ')
      return spent === undefined ? undefined : { limit: limit as keyof BudgetLimits, spent: Number(spent) }
    },
    async settle(difference) {
      if (difference === 0) return
      // The image has been read: an answer that is there is not lost over what it cost.
      await ask(({ redis }) => redis.eval(SETTLE, 1, keyOf(period()), difference)).catch((error: Error) =>
        log('provider', () => `${difference} not settled: ${error.message}`),
      )
    },
    async spent(): Promise<BudgetSpent> {
      const [requests, cost] = await ask(({ redis }) => redis.hmget(keyOf(period()), 'requests', 'cost'))
      return { requests: Number(requests ?? 0), cost: Number(cost ?? 0) }
    },
    async close() {
      const client = await connecting?.catch(() => undefined)
      connecting = undefined
      await client?.close()
    },
  }
}

function today(): string {
  return `day:${new Date().toISOString().slice(0, 10)}`
}

/**
 * Takes one request, which Redis does one after the other. A request that comes a second time, because the connection broke
 * before its answer, has the answer of the first. The cost is compared as in `MemoryLedger`.
 */
const TAKE = `
local before = redis.call('get', KEYS[2])
if before then return before end
local requests = tonumber(redis.call('hget', KEYS[1], 'requests') or '0')
local cost = tonumber(redis.call('hget', KEYS[1], 'cost') or '0')
local outcome = 'taken'
if ARGV[2] ~= '' and requests >= tonumber(ARGV[2]) then
  outcome = 'requests ' .. requests
elseif ARGV[3] ~= '' and cost + tonumber(ARGV[1]) > tonumber(ARGV[3]) * (1 + 1e-9) then
  outcome = 'cost ' .. cost
else
  redis.call('hincrby', KEYS[1], 'requests', 1)
  redis.call('hincrbyfloat', KEYS[1], 'cost', ARGV[1])
  redis.call('expire', KEYS[1], ARGV[4])
end
redis.call('set', KEYS[2], outcome, 'px', ARGV[5])
return outcome
`

/** What is forgotten is not corrected either. */
const SETTLE = `
if redis.call('exists', KEYS[1]) == 1 then redis.call('hincrbyfloat', KEYS[1], 'cost', ARGV[1]) end
`
