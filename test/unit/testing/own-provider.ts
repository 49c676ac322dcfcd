import { ProviderError, type ProviderErrorKind } from '../../../src/index.ts'
import type { Provider } from '../../../src/providers/index.ts'

/** Asks a reader in our own network: POST the image, get `{ "text": "…", "score": 0.97 }`. */
export function teamReader(address: string): Provider {
  const name = 'team-reader'
  const fail = (kind: ProviderErrorKind, code: string, cause?: unknown) =>
    new ProviderError(`${name} at ${address} failed: ${code}.`, { provider: name, kind, code, cause })
  return {
    name,
    async read({ image, signal = null }) {
      signal?.throwIfAborted()
      const body = new Uint8Array(image)
      const response = await fetch(address, { method: 'POST', body, signal }).catch((cause) => {
        throw signal?.aborted ? signal.reason : fail('transient', 'UNREACHABLE', cause)
      })
      if (!response.ok) throw fail(response.status < 500 ? 'request' : 'transient', `HTTP_${response.status}`)
      const { text, score } = (await response.json()) as { text?: string; score?: number }
      if (!text) throw fail('image', 'NOTHING_READ')
      return { text, ...(score !== undefined && { score }), provider: name }
    },
  }
}
