import { abortable } from '../shared/abort.ts'
import { checkReading } from './asking/check-reading.ts'
import type { Provider, ReadFunction } from './provider.ts'

/**
 * Makes a provider of a plain function, which is how `provider: (request) => ...` works. It is called by the name of the function, or
 * `'custom'` when it has none.
 *
 * What the function throws, its caller gets; an empty text, a score outside [0, 1] or something that is no text at
 * all is a `ProviderError`.
 */
export function fromFunction(read: ReadFunction, name = nameFunction(read)): Provider {
  return {
    name,
    async read(request) {
      request.signal?.throwIfAborted()
      return checkReading(await abortable(Promise.resolve(read(request)), request.signal), name)
    },
  }
}

/** A function written in the options is called after the option, which tells nobody anything. */
function nameFunction({ name }: ReadFunction): string {
  return name === '' || name === 'provider' ? 'custom' : name
}
