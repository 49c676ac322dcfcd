/** What was sent to providers that aren't `free`, requests in flight included. */
export interface BudgetSpent {
  readonly requests: number
  readonly cost: number
}

/** How much may be spent. */
export interface BudgetLimits {
  requests?: number | undefined
  cost?: number | undefined
}

/** Why a request was not taken out of a budget. */
export interface BudgetRefusal {
  /** The limit that the request would pass. */
  readonly limit: keyof BudgetSpent
  /** What is spent of it, requests in flight included. */
  readonly spent: number
}

/**
 * Where what is spent is written down. Requests are taken one after the other, whoever takes them, so that those that come
 * at the same time can't overspend together.
 */
export interface BudgetStore {
  /**
   * Takes one request of this price out of the limits, before it is sent.
   *
   * @returns why not, if the limits don't allow it. Nothing was taken then.
   */
  take(price: number, limits: BudgetLimits): Promise<BudgetRefusal | undefined>
  /** Corrects the price of a request that was taken. */
  settle(difference: number): Promise<void>
  /** Returns what is spent, for whoever shows it. */
  spent(): Promise<BudgetSpent>
}

/** Keeps it in memory, for one solver. */
export class MemoryLedger implements BudgetStore {
  readonly #spent = { requests: 0, cost: 0 }

  async take(price: number, limits: BudgetLimits): Promise<BudgetRefusal | undefined> {
    return this.takeNow(price, limits)
  }

  async settle(difference: number): Promise<void> {
    this.settleNow(difference)
  }

  async spent(): Promise<BudgetSpent> {
    return this.#spent
  }

  takeNow(price: number, { requests, cost }: BudgetLimits): BudgetRefusal | undefined {
    const spent = this.#spent
    if (requests !== undefined && spent.requests >= requests)
      return { limit: 'requests', spent: spent.requests }
    if (cost !== undefined && isOver(spent.cost + price, cost)) return { limit: 'cost', spent: spent.cost }
    spent.requests += 1
    spent.cost += price
    return undefined
  }

  settleNow(difference: number): void {
    this.#spent.cost += difference
  }
}

/** Tolerates the rounding of decimal prices: ten times 0.1 must fit into 1. */
function isOver(cost: number, limit: number): boolean {
  return cost > limit * (1 + 1e-9)
}
