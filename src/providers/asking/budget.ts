import * as v from 'valibot'
import { BudgetExceededError, InvalidOptionError } from '../../errors/index.ts'
import type { Provider, Reading } from '../provider.ts'
import { type BudgetSpent, type BudgetStore, MemoryLedger } from './ledger.ts'

/** Limits on what is sent to providers that are not `free`. */
export interface BudgetOptions {
  /**
   * How many images may be sent to providers that aren't `free`. Failed requests count, because they may have been
   * charged.
   *
   * @default no limit
   */
  requests?: number | undefined
  /**
   * How much may be spent, in the currency of `prices`. Needs a price for every provider that isn't `free`.
   *
   * @default no limit
   */
  cost?: number | undefined
  /**
   * What one image costs, by provider name, for example `{ capsolver: 0.0004 }`. If the provider itself reports what a
   * reading cost, that counts instead.
   *
   * @default {}
   */
  prices?: Record<string, number> | undefined
  /**
   * Sends at most `requests` images within any `interval` of milliseconds; further ones wait.
   *
   * @default no limit
   */
  rate?: { requests: number; interval: number } | undefined
  /**
   * Where what is spent is written down, for processes that share one budget: `redisBudget()` of
   * `solve-image-captchas/bullmq`. `rate` isn't shared.
   *
   * @default this solver's memory; in Playwright Test, a file that the workers of a run share
   */
  store?: BudgetStore | undefined
}

/** The schema of a solver's `budget` option. */
export const budgetSchema = v.strictObject({
  requests: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  cost: v.optional(v.pipe(v.number(), v.minValue(0))),
  prices: v.optional(v.record(v.string(), v.pipe(v.number(), v.minValue(0)))),
  rate: v.optional(
    v.strictObject({
      requests: v.pipe(v.number(), v.integer(), v.minValue(1)),
      interval: v.pipe(v.number(), v.finite(), v.minValue(1)),
    }),
  ),
  store: v.optional(v.custom<BudgetStore>(isStore, 'give a store such as redisBudget()')),
})

function isStore(value: unknown): boolean {
  const methods = ['take', 'settle', 'spent']
  return typeof value === 'object' && value !== null && methods.every((name) => name in value)
}

export interface Budget {
  /**
   * Takes one request out of the budget before it is sent, so that concurrent requests can't overspend together.
   *
   * @returns a function to call with the reading, which settles its actual cost.
   * @throws {BudgetExceededError} if the budget doesn't allow it.
   * @throws {InvalidOptionError} if `cost` is limited and the provider has no price.
   */
  take(provider: Provider): Promise<(reading: Reading) => Promise<void>>
  /** Returns what is spent, including requests in flight. */
  spent(): Promise<BudgetSpent>
}

/**
 * Counts the requests to providers that aren't `free`.
 *
 * @param store - used where the options name none.
 */
export function createBudget(options: BudgetOptions = {}, store: BudgetStore = new MemoryLedger()): Budget {
  const { requests, cost, prices = {}, store: ledger = store } = options
  const limits = { requests, cost }
  return {
    spent: () => ledger.spent(),
    async take(provider) {
      if (provider.free) return async () => {}
      const price = prices[provider.name]
      if (cost !== undefined && price === undefined) throw missingPrice(provider.name)
      const refusal = await ledger.take(price ?? 0, limits)
      if (refusal) {
        const { limit, spent } = refusal
        throw new BudgetExceededError(limit, limits[limit] ?? 0, spent, provider.name)
      }
      return (reading) => ledger.settle((reading.cost ?? price ?? 0) - (price ?? 0))
    },
  }
}

function missingPrice(provider: string): InvalidOptionError {
  return new InvalidOptionError(
    `budget.prices.${provider}`,
    `\`budget.cost\` limits what may be spent, but the price of an image at ${provider} is unknown: ` +
      `set \`budget.prices.${provider}\`.`,
  )
}
