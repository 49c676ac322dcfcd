import PQueue from 'p-queue'
import { ProviderError } from '../../errors/index.ts'
import { type ChainMember, toLinks } from '../chain.ts'
import { fromFunction } from '../from-function.ts'
import type { Provider, ProviderAnswer, ReadFunction, Reading, ReadRequest } from '../provider.ts'
import { askInOrder, readOnce } from './ask-in-order.ts'
import { type BudgetOptions, createBudget } from './budget.ts'
import type { BudgetSpent, BudgetStore } from './ledger.ts'

/** How many images a provider reads at the same time, if it says nothing of it. */
const DEFAULT_CONCURRENCY = 4

export interface ReadingQueueOptions {
  /** How many images all providers together read at the same time. Default: as many as each provider says of itself. */
  concurrency?: number | undefined
  /** Limits what is sent to providers that aren't `free`. Default: no limit. */
  budget?: BudgetOptions | undefined
  /** Where a budget that names no store is written down. Default: in memory. */
  store?: BudgetStore | undefined
  /** Milliseconds until a provider whose error was permanent is asked again: an account may be filled up. Default: never. */
  askAgainAfter?: number | undefined
}

/** The outcome for one image. */
export interface QueuedReading {
  /** The reading to use. Missing if every score was too low, or no provider could read this image. */
  reading?: Reading
  /** What each provider that was asked returned, in order. */
  answers: ProviderAnswer[]
}

/** All readings of one solver go through one queue, whichever page they are for. */
export interface ReadingQueue {
  /**
   * Asks the providers in order and stops at the first reading whose score reaches `minScore` (or the provider's own,
   * in a `chain()`), or that has no score.
   *
   * Records the error of a provider and asks the next. If no reading is usable and any other image would meet one of the
   * errors too, throws that error. A provider whose error was permanent isn't asked again by this queue; its error is
   * recorded again instead.
   *
   * @param beforePaid - called before the image is sent to a provider that isn't free, which it isn't if this rejects.
   * @throws {ProviderError} of kind `permanent` or `request`, as above.
   * @throws {BudgetExceededError} if the budget doesn't allow a reading that is needed. Nothing was sent.
   * @throws the reason of `request.signal` once it is aborted, without waiting for a provider that hangs.
   */
  ask(
    providers: readonly ChainMember[],
    request: ReadRequest,
    minScore: number,
    beforePaid?: () => Promise<void>,
  ): Promise<QueuedReading>
  /**
   * Reports to the provider of a reading whether the page accepted it, if the provider takes reports: once for each
   * reading. Ignores readings that aren't from this queue.
   */
  report(reading: Reading, verdict: 'accepted' | 'rejected', signal: AbortSignal): Promise<void>
  /** Warms up the provider that is asked first. Never rejects: what is wrong with it is the error of its first reading. */
  warmUp(providers: readonly ChainMember[]): Promise<void>
  /** Returns what is spent of the budget, including requests in flight. */
  spent(): Promise<BudgetSpent>
  /** Closes every provider that was asked or warmed up. */
  close(): Promise<void>
}

/** Creates the queue of a solver. It holds nothing open except what its providers hold. */
export function createReadingQueue({
  concurrency,
  budget,
  store,
  askAgainAfter = Number.POSITIVE_INFINITY,
}: ReadingQueueOptions): ReadingQueue {
  const common = concurrency === undefined ? undefined : new PQueue({ concurrency })
  const own = new WeakMap<Provider, PQueue>()
  const paced = budget?.rate && createPacedQueue(budget.rate)
  const account = createBudget(budget, store)
  const asked = new Set<Provider>()
  const refused = new Map<Provider, { error: ProviderError; at: number }>()
  const owners = new WeakMap<Reading, Provider>()
  const wrapped = new WeakMap<ReadFunction, Provider>()

  /** Wraps each function once, so that a provider with a permanent error is not asked again. */
  function wrapOnce(read: ReadFunction): Provider {
    const provider = wrapped.get(read) ?? fromFunction(read)
    wrapped.set(read, provider)
    return provider
  }

  /** Where an image waits until its provider is free. */
  function queueOf(provider: Provider): PQueue {
    const queue =
      common ?? own.get(provider) ?? new PQueue({ concurrency: provider.concurrency ?? DEFAULT_CONCURRENCY })
    if (!common) own.set(provider, queue)
    return queue
  }

  async function readQueued(
    provider: Provider,
    request: ReadRequest,
    beforePaid: () => Promise<void>,
  ): Promise<Reading> {
    const waiting = request.signal && { signal: request.signal }
    const read = () => queueOf(provider).add(() => readNow(provider, request, beforePaid), waiting)
    // Waiting for the rate limit takes up none of the concurrency.
    return paced && !provider.free ? paced.add(read, waiting) : read()
  }

  async function readNow(
    provider: Provider,
    request: ReadRequest,
    beforePaid: () => Promise<void>,
  ): Promise<Reading> {
    const earlier = refused.get(provider)
    if (earlier && performance.now() - earlier.at < askAgainAfter) throw earlier.error
    if (!provider.free) await beforePaid()
    const settle = await account.take(provider)
    asked.add(provider)
    try {
      const reading = await readOnce(provider, request)
      await settle(reading)
      owners.set(reading, provider)
      return reading
    } catch (error) {
      if (error instanceof ProviderError && error.kind === 'permanent')
        refused.set(provider, { error, at: performance.now() })
      throw error
    }
  }

  return {
    spent: account.spent,
    async ask(providers, request, minScore, beforePaid = async () => {}) {
      const links = toLinks(providers, wrapOnce)
      const { sure, answers, lasting } = await askInOrder(links, request, minScore, (provider, its) =>
        readQueued(provider, its, beforePaid),
      )
      if (sure) return { reading: sure.reading, answers }
      if (lasting) throw lasting
      return { answers }
    },
    async warmUp(providers) {
      const [first] = toLinks(providers, wrapOnce)
      if (!first?.provider.warmUp) return
      asked.add(first.provider)
      await first.provider.warmUp().catch(() => undefined)
    },
    async report(reading, verdict, signal) {
      const provider = owners.get(reading)
      owners.delete(reading)
      await provider?.report?.(reading, verdict, signal)
    },
    async close() {
      await Promise.all([...asked].map((provider) => provider.close?.()))
    },
  }
}

function createPacedQueue({ requests, interval }: NonNullable<BudgetOptions['rate']>): PQueue {
  return new PQueue({ intervalCap: requests, interval, strict: true })
}
