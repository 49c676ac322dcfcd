import { ProviderError, type ProviderErrorKind } from '../../../src/index.ts'
import type { ReadFunction } from '../../../src/providers/index.ts'

export interface VisionModel {
  /** Up to its `/v1`. */
  address: string
  model: string
  key?: string | undefined
}

/** Reads with a vision model behind an OpenAI-compatible address. It gives no score. */
export function visionModel({ address, model, key }: VisionModel): ReadFunction {
  const fail = (kind: ProviderErrorKind, code: string) =>
    new ProviderError(`${model} at ${address} failed: ${code}.`, { provider: 'vision', kind, code })

  return async function vision({ image, mediaType = 'image/png', signal = null, ...known }) {
    const url = `data:${mediaType};base64,${Buffer.from(image).toString('base64')}`
    const content = [
      { type: 'text', text: ask(known) },
      { type: 'image_url', image_url: { url } },
    ]
    const response = await fetch(`${address}/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
      body: JSON.stringify({ model, messages: [{ role: 'user', content }] }),
      signal,
    })
    const { status, ok } = response
    if (status === 401 || status === 403) throw fail('permanent', 'KEY_REFUSED')
    if (!ok) throw fail(status === 429 || status >= 500 ? 'transient' : 'request', `HTTP_${status}`)
    const { choices } = (await response.json()) as { choices: { message: { content?: string | null } }[] }
    const text = choices[0]?.message.content?.trim() ?? ''
    // A model that declines, or explains, does so in words.
    if (text === '' || /\s/.test(text)) throw fail('image', 'NOT_ANSWERED')
    return text
  }
}

function ask({ charset, length, arithmetic }: Omit<Parameters<ReadFunction>[0], 'image'>): string {
  if (arithmetic) return 'This image shows a sum. Answer with its result in digits, and nothing else.'
  const hints = [
    'Answer with the text in this image exactly as it is written, without spaces, and nothing else.',
    ...(charset ? [`Its characters are among these: ${charset}`] : []),
    ...(length ? [`It has ${[length].flat().join(' to ')} characters.`] : []),
  ]
  return hints.join('\n')
}
