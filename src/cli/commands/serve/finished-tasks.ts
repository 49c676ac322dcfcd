import { randomUUID } from 'node:crypto'
import type { Reading } from '../../../providers/provider.ts'

/** Milliseconds that a result is kept, as at the vendor. */
const KEPT_FOR = 5 * 60_000
/** The number of results that are kept at most. */
const CAPACITY = 1000

/** The latest readings, by the id of their task. */
export class FinishedTasks {
  /** In the order in which they finished, the oldest first. */
  readonly #readings = new Map<string, { reading: Reading; at: number }>()

  /** Stores a reading. @returns the id of its task. */
  add(reading: Reading, now = Date.now()): string {
    const taskId = randomUUID()
    this.#readings.set(taskId, { reading, at: now })
    for (const [id, { at }] of this.#readings) {
      if (this.#readings.size <= CAPACITY && now - at < KEPT_FOR) break
      this.#readings.delete(id)
    }
    return taskId
  }

  find(taskId: string, now = Date.now()): Reading | undefined {
    const kept = this.#readings.get(taskId)
    return kept && now - kept.at < KEPT_FOR ? kept.reading : undefined
  }
}
