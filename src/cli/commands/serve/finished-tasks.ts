import { randomUUID } from 'node:crypto'
import type { Reading } from '../../../providers/provider.ts'

/** As long as the vendor keeps a result. In milliseconds. */
const KEPT_FOR = 5 * 60_000
/** More results than this are not kept, however new they are. */
const MOST = 1000

/** What was read of late, by the id of its task. */
export class FinishedTasks {
  /** In the order in which they were finished: the oldest first. */
  readonly #readings = new Map<string, { reading: Reading; at: number }>()

  /** Keeps a reading, and gives it an id. */
  add(reading: Reading, now = Date.now()): string {
    const taskId = randomUUID()
    this.#readings.set(taskId, { reading, at: now })
    for (const [id, { at }] of this.#readings) {
      if (this.#readings.size <= MOST && now - at < KEPT_FOR) break
      this.#readings.delete(id)
    }
    return taskId
  }

  find(taskId: string, now = Date.now()): Reading | undefined {
    const kept = this.#readings.get(taskId)
    return kept && now - kept.at < KEPT_FOR ? kept.reading : undefined
  }
}
