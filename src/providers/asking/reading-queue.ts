import PQueue from 'p-queue'
import { ProviderError } from '../../errors/index.ts'

import { type ChainMember, toLinks } from '../chain.ts'
import { fromFunction } from '../from-function.ts'
import type { Provider, ProviderAnswer, ReadFunction, Reading, ReadRequest } from '../provider.ts'
import { askInOrder, readOnce } from './ask-in-order.ts'
import { type BudgetOptions, createBudget } from './budget.ts'

export interface ReadingQueueOptions {
  /** How many images are read at the same time, by all providers together. */
  concurrency: number
  /** What may be sent to providers that aren't `free`. No limit when left out. */
  budget?: BudgetOptions | undefined
}

/** What came of asking for one image. */
export interface QueuedReading {
  /** The reading to use. None when every provider was less sure than asked for, or could not read this image. */
  reading?: Reading
  /** What each provider that was asked said, in order. */
  answers: ProviderAnswer[]
}

/** All reading of one solver goes through one of these, whichever page it is for. */
export interface ReadingQueue {
  /**
   * Asks the providers in order and stops at the first reading whose score reaches `minScore` (or the provider's own,
   * in a `chain()`), or that has no score.
   *
   * A provider that fails is recorded and the next one is asked. When nothing usable came and one of the errors would
   * come again for any image, that error is thrown: another image would only repeat it. A provider whose error
   * was permanent isn't asked again by this queue; the same error is recorded in its place.
   *
   * @throws {ProviderError} of kind `permanent` or `request`, as above.
   * @throws {BudgetExceededError} when a reading that was needed isn't allowed by the budget. Nothing was sent.
   * @throws the reason of `request.signal` when it is aborted; a provider that hangs is not waited for.
   */
  ask(providers: readonly ChainMember[], request: ReadRequest, minScore: number): Promise<QueuedReading>
  /**
   * Tells the provider of a reading whether the page took it, where it has a way: once for each reading, and nothing
   * for a reading that isn't from this queue.
   */
  report(reading: Reading, verdict: 'accepted' | 'rejected', signal: AbortSignal): Promise<void>
  /** What is spent of the budget, or under way. */
  readonly spent: { readonly requests: number; readonly cost: number }
  /** Closes every provider that was asked. */
  close(): Promise<void>
}

/** Creates the queue of a solver. Nothing is held open by it but what its providers hold. */
export function createReadingQueue({ concurrency, budget }: ReadingQueueOptions): ReadingQueue {
  const queue = new PQueue({ concurrency })
  const turns = budget?.rate && createTurns(budget.rate)
  const account = createBudget(budget)
  const asked = new Set<Provider>()
  const refused = new Map<Provider, ProviderError>()
  const owners = new WeakMap<Reading, Provider>()
  const wrapped = new WeakMap<ReadFunction, Provider>()

  /** The same provider for the same function each time, so that one that refused stays refused. */
  function wrapOnce(read: ReadFunction): Provider {
    const provider = wrapped.get(read) ?? fromFunction(read)
    wrapped.set(read, provider)
    return provider
  }

  async function readQueued(provider: Provider, request: ReadRequest): Promise<Reading> {
    const waiting = request.signal && { signal: request.signal }
    const read = () => queue.add(() => readNow(provider, request), waiting)
    // Nobody's place among those that read at the same time is held while waiting for a turn.
    return turns && !provider.free ? turns.add(read, waiting) : read()
  }

  async function readNow(provider: Provider, request: ReadRequest): Promise<Reading> {
    const earlier = refused.get(provider)
    if (earlier) throw earlier
    const settle = account.take(provider)
    asked.add(provider)
    try {
      const reading = await readOnce(provider, request)
      settle(reading)
      owners.set(reading, provider)
      return reading
    } catch (error) {
      if (error instanceof ProviderError && error.kind === 'permanent') refused.set(provider, error)
      throw error
    }
  }

  return {
    spent: account.spent,
    async ask(providers, request, minScore) {
      const { sure, answers, lasting } = await askInOrder(
        toLinks(providers, wrapOnce),
        request,
        minScore,
        readQueued,
      )
      if (sure) return { reading: sure.reading, answers }
      if (lasting) throw lasting
      return { answers }
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

function createTurns({ requests, interval }: NonNullable<BudgetOptions['rate']>): PQueue {
  return new PQueue({ intervalCap: requests, interval, strict: true })
}
