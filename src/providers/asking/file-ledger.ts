import { randomUUID } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import {
  type BudgetLimits,
  type BudgetRefusal,
  type BudgetSpent,
  type BudgetStore,
  MemoryLedger,
} from './ledger.ts'

/**
 * A ledger that processes of one machine share: each appends what it takes to one file, which the system does one after the
 * other. The lines in front of its own say whether it was allowed, to everyone alike. So nobody waits for a lock, and a
 * process that is killed leaves none.
 */
export class FileLedger implements BudgetStore {
  readonly #path: string
  readonly #limits: BudgetLimits

  /** @param limits - the same in every process, since each works out what the others were allowed. */
  constructor(path: string, limits: BudgetLimits) {
    this.#path = path
    this.#limits = limits
  }

  async spent(): Promise<BudgetSpent> {
    return this.#replay().ledger.spent()
  }

  async take(price: number): Promise<BudgetRefusal | undefined> {
    const id = randomUUID()
    mkdirSync(dirname(this.#path), { recursive: true })
    this.#append('take', id, price)
    return this.#replay(id).refusal
  }

  async settle(difference: number): Promise<void> {
    if (difference !== 0) this.#append('settle', randomUUID(), difference)
  }

  /** Stands between line breaks, so that the rest of a line that was cut off spoils no other. */
  #append(what: 'take' | 'settle', id: string, amount: number): void {
    appendFileSync(this.#path, `\n${what} ${id} ${amount}\n`)
  }

  /** Follows the lines, up to and including one. */
  #replay(until?: string): { ledger: MemoryLedger; refusal?: BudgetRefusal | undefined } {
    const ledger = new MemoryLedger()
    const lines = existsSync(this.#path) ? readFileSync(this.#path, 'utf8').split('\n') : []
    for (const line of lines) {
      const [, what, id, amount] = /^(take|settle) (\S+) (\S+)$/.exec(line) ?? []
      if (what === 'settle') ledger.settleNow(Number(amount))
      const refusal = what === 'take' ? ledger.takeNow(Number(amount), this.#limits) : undefined
      if (until !== undefined && id === until) return { ledger, refusal }
    }
    if (until === undefined) return { ledger }
    throw new Error(
      `The budget's file ${this.#path} was removed or changed while a request was written to it.`,
    )
  }
}
