import * as v from 'valibot'
import { InvalidOptionError } from '../errors/index.ts'
import { defined } from '../shared/defined.ts'
import { parseOptions } from '../shared/parse-options.ts'
import { askInOrder, type OwnedReading, type ProviderLink } from './asking/ask-in-order.ts'
import { fromFunction } from './from-function.ts'
import type { Provider, ReadFunction, Reading } from './provider.ts'

/** The solver's default, for requests without a `minScore`. */
const DEFAULT_MIN_SCORE = 0.8

/** A provider, a function, or either with the score at which the next one isn't asked. */
export type ChainMember = Provider | ReadFunction | { provider: Provider | ReadFunction; minScore?: number }

/** A provider that asks others. A solver unpacks it and asks them itself, so that each is counted and shown. */
export interface Chain extends Provider {
  readonly links: readonly ProviderLink[]
}

const linkSchema = v.strictObject({
  provider: v.custom<Provider | ReadFunction>(
    (value) => typeof value === 'function' || isProvider(value),
    'expected a provider or a function',
  ),
  minScore: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
})

/**
 * Tries providers in order, the free one first: asks the next only if the one before failed, or its score is below its own
 * `minScore`, or else the request's (default: 0.8).
 *
 * `read` resolves to the first reading whose score is high enough, else to the one with the highest score; its `provider`
 * says who read it and its `answers` what each provider returned. It rejects with a `ProviderError` if none read anything.
 *
 * @throws {InvalidOptionError} for an empty chain, or a member that is neither a provider nor a function.
 * @example chain(local(), { provider: local({ model }), minScore: 0.95 }, capsolver())
 */
export function chain(...members: ChainMember[]): Chain {
  const links = toLinks(members)
  const owners = new WeakMap<Reading, OwnedReading>()
  return {
    name: 'chain',
    links,
    async read(request) {
      const result = await askInOrder(links, request, request.minScore ?? DEFAULT_MIN_SCORE)
      const owned = result.sure ?? result.unsure
      if (!owned) throw result.lasting ?? result.answers.at(-1)?.error
      const reading = { ...owned.reading, answers: result.answers }
      owners.set(reading, owned)
      return reading
    },
    async report(reading, verdict, signal) {
      const owned = owners.get(reading)
      await owned?.provider.report?.(owned.reading, verdict, signal)
    },
    async close() {
      await Promise.all(links.map(({ provider }) => provider.close?.()))
    },
  }
}

/** Flattens what a user passed into one list of providers: wraps functions and unpacks chains. */
export function toLinks(
  members: readonly ChainMember[],
  wrap: (read: ReadFunction) => Provider = fromFunction,
): ProviderLink[] {
  if (members.length === 0)
    throw new InvalidOptionError('provider', 'At least one provider is needed, but none was given.')
  return members.flatMap((member, index) => {
    const bare = typeof member === 'function' || isProvider(member)
    const owner = `provider ${index + 1} of ${members.length}`
    const { provider, minScore } = parseOptions(linkSchema, bare ? { provider: member } : member, owner)
    if (typeof provider === 'function') return [toLink(wrap(provider), minScore)]
    return isChain(provider)
      ? provider.links.map((link) => toLink(link.provider, link.minScore ?? minScore))
      : [toLink(provider, minScore)]
  })
}

function toLink(provider: Provider, minScore: number | undefined): ProviderLink {
  return defined({ provider, minScore })
}

function isProvider(value: unknown): value is Provider {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    'read' in value &&
    typeof value.read === 'function'
  )
}

function isChain(provider: Provider): provider is Chain {
  return 'links' in provider
}
