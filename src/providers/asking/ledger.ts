/** What was sent to providers that aren't `free`, requests in flight included. */
export interface Spent {
  readonly requests: number
  readonly cost: number
}

/** How much may be spent. */
export interface Limits {
  requests?: number | undefined
  cost?: number | undefined
}

/** Where what is spent is written down. */
export interface Ledger {
  readonly spent: Spent
  /**
   * Takes one request of this price out of the limits, before it is sent.
   *
   * @returns the limit that doesn't allow it. Nothing was taken then.
   */
  take(price: number): keyof Limits | undefined
  /** Corrects the price of a request that was taken. */
  settle(difference: number): void
}

export type OpenLedger = (limits: Limits) => Ledger

/** A ledger in memory, for one solver. */
export class MemoryLedger implements Ledger {
  readonly #limits: Limits
  readonly #spent = { requests: 0, cost: 0 }

  constructor(limits: Limits) {
    this.#limits = limits
  }

  get spent(): Spent {
    return this.#spent
  }

  take(price: number): keyof Limits | undefined {
    const { requests, cost } = this.#limits
    if (requests !== undefined && this.#spent.requests >= requests) return 'requests'
    if (cost !== undefined && isOver(this.#spent.cost + price, cost)) return 'cost'
    this.#spent.requests += 1
    this.#spent.cost += price
    return undefined
  }

  settle(difference: number): void {
    this.#spent.cost += difference
  }
}

/** Tolerates the rounding of decimal prices: ten times 0.1 must fit into 1. */
function isOver(cost: number, limit: number): boolean {
  return cost > limit * (1 + 1e-9)
}
