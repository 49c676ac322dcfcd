import { Refusal } from './refusal.ts'

/** Wrong keys that one sender may try within `WINDOW`, and how often one of them. */
const TRIES = 10
/** Milliseconds, from the first wrong key. */
const WINDOW = 60_000
/** Senders that are remembered at most. */
const CAPACITY = 10_000

interface Tries {
  since: number
  /** How often each wrong key was sent. There are never more than `TRIES`. */
  counts: Map<string, number>
}

/**
 * Slows down whoever tries keys. A sender of many different keys is guessing, and is refused whatever it sends next. One
 * that repeats a wrong key is misconfigured, and only that key is refused: others behind the same proxy have the right one.
 */
export class Throttle {
  /** By sender, the one that began first at the front. */
  readonly #tries = new Map<string, Tries>()

  /** @throws {Refusal} which says when to try again. */
  assertPatient(sender: string, key: unknown, now = Date.now()): void {
    const tries = this.#find(sender, now)
    if (!tries) return
    if (tries.counts.size < TRIES && (tries.counts.get(describe(key)) ?? 0) < TRIES) return
    const seconds = Math.ceil((tries.since + WINDOW - now) / 1000)
    const headers = { 'retry-after': String(seconds) }
    throw new Refusal('ERROR_RATE_LIMIT', `too many wrong keys; try again in ${seconds} s`, { headers })
  }

  countWrong(sender: string, key: unknown, now = Date.now()): void {
    const tries = this.#find(sender, now) ?? { since: now, counts: new Map() }
    tries.counts.set(describe(key), (tries.counts.get(describe(key)) ?? 0) + 1)
    this.#tries.set(sender, tries)
    for (const [other, { since }] of this.#tries) {
      if (this.#tries.size <= CAPACITY && now - since < WINDOW) break
      this.#tries.delete(other)
    }
  }

  #find(sender: string, now: number): Tries | undefined {
    const tries = this.#tries.get(sender)
    if (tries && now - tries.since < WINDOW) return tries
    this.#tries.delete(sender)
    return undefined
  }
}

/** Whatever is no text is one wrong key. A key is never kept longer than this. */
function describe(key: unknown): string {
  return typeof key === 'string' ? key.slice(0, 64) : ''
}
