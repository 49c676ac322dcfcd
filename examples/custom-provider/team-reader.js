import { ProviderError } from 'solve-image-captchas'

/**
 * Asks a reader in our own network: POST the image, get `{ "text": "…", "score": 0.97 }`.
 *
 * @param {string} address
 * @returns {import('solve-image-captchas/providers').Provider}
 */
export function teamReader(address) {
  const name = 'team-reader'
  const fail = (kind, code, cause) =>
    new ProviderError(`${name} at ${address} failed: ${code}.`, { provider: name, kind, code, cause })
  return {
    name,
    free: true,
    async read({ image, signal = null }) {
      signal?.throwIfAborted()
      const response = await fetch(address, { method: 'POST', body: new Uint8Array(image), signal }).catch(
        (cause) => {
          throw signal?.aborted ? signal.reason : fail('transient', 'UNREACHABLE', cause)
        },
      )
      if (!response.ok) throw fail(response.status < 500 ? 'request' : 'transient', `HTTP_${response.status}`)
      const { text, score } = await response.json()
      if (!text) throw fail('image', 'NOTHING_READ')
      return { text, score, provider: name }
    },
  }
}
