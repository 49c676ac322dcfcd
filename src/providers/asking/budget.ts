import * as v from 'valibot'
import { BudgetExceededError, InvalidOptionError } from '../../errors/index.ts'
import type { Provider, Reading } from '../provider.ts'

/** The schema of a solver's `budget` option. */
export const budgetSchema = v.strictObject({
  /**
   * How many images may be sent to providers that aren't `free`, failed ones too: whether a failed one was charged
   * isn't known.
   *
   * @default no limit
   */
  requests: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /**
   * What may be spent, in the currency of `prices`. Needs a price for every provider that isn't `free`.
   *
   * @default no limit
   */
  cost: v.optional(v.pipe(v.number(), v.minValue(0))),
  /**
   * What one image costs, by the name of the provider, for example `{ capsolver: 0.0004 }`. Where the provider
   * itself says what a reading cost, that counts instead.
   */
  prices: v.optional(v.record(v.string(), v.pipe(v.number(), v.minValue(0)))),
  /**
   * At most so many images are sent within any so many milliseconds; more wait for their turn.
   *
   * @default no limit
   */
  rate: v.optional(
    v.strictObject({
      requests: v.pipe(v.number(), v.integer(), v.minValue(1)),
      interval: v.pipe(v.number(), v.finite(), v.minValue(1)),
    }),
  ),
})

export type BudgetOptions = v.InferInput<typeof budgetSchema>

export interface Budget {
  /**
   * Takes one request out of the budget before it is sent, so that requests under way at the same time can't
   * overspend together. Gives a function to call with the reading, for the cost it turned out to have.
   *
   * @throws {BudgetExceededError} when the budget doesn't allow it.
   * @throws {InvalidOptionError} when `cost` is limited and the provider has no price.
   */
  take(provider: Provider): (reading: Reading) => void
  /** What is spent or under way. */
  readonly spent: { readonly requests: number; readonly cost: number }
}

/** Counts what goes to providers that aren't `free`. */
export function createBudget({ requests, cost, prices = {} }: BudgetOptions = {}): Budget {
  const spent = { requests: 0, cost: 0 }
  return {
    spent,
    take(provider) {
      if (provider.free) return () => {}
      const price = prices[provider.name]
      if (cost !== undefined && price === undefined) throw missingPrice(provider.name)
      if (requests !== undefined && spent.requests >= requests) {
        throw new BudgetExceededError('requests', requests, spent.requests, provider.name)
      }
      if (cost !== undefined && price !== undefined && isOver(spent.cost + price, cost)) {
        throw new BudgetExceededError('cost', cost, spent.cost, provider.name)
      }
      spent.requests += 1
      spent.cost += price ?? 0
      return (reading) => {
        spent.cost += (reading.cost ?? price ?? 0) - (price ?? 0)
      }
    },
  }
}

/** Prices are decimal fractions: ten times 0.1 must fit into 1. */
function isOver(cost: number, limit: number): boolean {
  return cost > limit * (1 + 1e-9)
}

function missingPrice(provider: string): InvalidOptionError {
  return new InvalidOptionError(
    `budget.prices.${provider}`,
    `\`budget.cost\` limits what is spent, and nothing says what an image costs at ${provider}: ` +
      `give \`budget.prices.${provider}\`.`,
  )
}
