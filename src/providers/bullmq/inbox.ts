import type { RedisClient } from '../../redis/connect.ts'
import { pause, withDeadline } from '../../shared/abort.ts'
import { type Outcome, parseOutcome } from './outcome.ts'

/** Milliseconds that Redis holds a question for outcomes back while there are none. */
const BLOCK = 2_000
/** Milliseconds after which a connection that answers nothing counts as broken. */
const SILENCE = BLOCK + 5_000
/** Outcomes that are taken at once. */
const BATCH = 100

/**
 * Where the outcomes of one client's jobs arrive: a stream of its own, on a connection of its own. An outcome is taken out
 * only once it is here, so that none is lost with a connection.
 */
export class Inbox {
  readonly #client: RedisClient
  readonly #key: string
  readonly #waiting = new Map<string, (outcome: Outcome) => void>()
  /** Id of the last outcome that was taken. */
  #last = '0'
  /** How often outcomes were asked for, and which of these times was answered last. */
  #asked = 0
  #answered = 0
  #following: Promise<void> | undefined
  #isClosed = false

  constructor(client: RedisClient, key: string) {
    this.#client = client
    this.#key = key
  }

  /** Returns a function that says whether outcomes were asked for since, and the answer is here. */
  mark(): () => boolean {
    const before = this.#asked
    return () => this.#answered > before
  }

  /** Waits for the outcome of a job. Never rejects: whoever waits has a deadline, and then forgets it. */
  expect(job: string): Promise<Outcome> {
    const outcome = new Promise<Outcome>((resolve) => this.#waiting.set(job, resolve))
    this.#following ??= this.#follow().finally(() => {
      this.#following = undefined
    })
    return outcome
  }

  forget(job: string): void {
    this.#waiting.delete(job)
  }

  /** Ends the connection. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.#client.close()
  }

  /** Takes outcomes for as long as one is waited for. */
  async #follow(): Promise<void> {
    while (this.#waiting.size > 0 && !this.#isClosed) {
      try {
        await this.#take()
      } catch {
        // The connection is coming back, or whoever waits gives up.
        if (!this.#isClosed) await pause(100)
      }
    }
  }

  async #take(): Promise<void> {
    const { redis } = this.#client
    const late = () => new Error('the connection is silent')
    this.#asked += 1
    const asked = this.#asked
    const ask = () => redis.xread('COUNT', BATCH, 'BLOCK', BLOCK, 'STREAMS', this.#key, this.#last)
    const replies = await withDeadline(SILENCE, undefined, late, ask).catch((error: Error) => {
      // A cable that was pulled says nothing. A new connection does.
      redis.disconnect(true)
      throw error
    })
    const entries = replies?.[0]?.[1] ?? []
    for (const [, [, text = '']] of entries) {
      const outcome = parseOutcome(text)
      if (outcome) this.#waiting.get(outcome.id)?.(outcome)
    }
    this.#answered = asked
    if (entries.length === 0) return
    this.#last = entries.at(-1)?.[0] ?? this.#last
    await redis.xdel(this.#key, ...entries.map(([id]) => id))
  }
}
