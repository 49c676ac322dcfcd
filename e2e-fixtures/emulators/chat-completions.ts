import { type Emulator, parseJsonBody, Refusal, startEmulator } from './emulator.ts'

export interface ChatCompletionsEmulatorOptions {
  /** Keys that are known. Without any, as at Ollama, none is needed. */
  keys?: readonly string[]
  /** The models that there are. */
  models?: readonly string[]
  /** What the model answers. */
  answer?: string | null
}

/** Its state, which can be changed while it runs. */
export interface ChatCompletionsEmulator extends Emulator {
  answer: string | null
  /** What the model was asked, and shown. */
  readonly questions: { text: string; image: Buffer; mediaType: string }[]
}

/**
 * Follows the documentation of chat completions with images, as OpenAI has it and Ollama and others copied it.
 * Source: https://platform.openai.com/docs/api-reference/chat/create
 */
export async function startChatCompletionsEmulator(
  options: ChatCompletionsEmulatorOptions = {},
): Promise<ChatCompletionsEmulator> {
  const { keys = [], models = ['vision'], answer = 'x7Kp2' } = options
  const questions: ChatCompletionsEmulator['questions'] = []

  const emulator = await startEmulator((request) => {
    if (request.path !== '/v1/chat/completions') throw refuse(404, 'invalid_request_error', 'no such page')
    const key = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
    if (keys.length > 0 && !keys.includes(key ?? ''))
      throw refuse(401, 'invalid_api_key', `Incorrect API key provided: ${key}`)
    const { model, messages } = parseJsonBody(request, (why) => refuse(400, 'invalid_request_error', why))
    if (typeof model !== 'string' || !models.includes(model))
      throw refuse(404, 'model_not_found', `The model ${model} does not exist`)
    questions.push(readMessages(messages))
    const message = { role: 'assistant', content: live.answer, refusal: null }
    return {
      body: {
        id: 'chatcmpl-1',
        object: 'chat.completion',
        created: 1_741_570_283,
        model,
        choices: [{ index: 0, message, logprobs: null, finish_reason: 'stop' }],
        usage: { prompt_tokens: 1117, completion_tokens: 5, total_tokens: 1122 },
      },
    }
  })
  const live: ChatCompletionsEmulator = Object.assign(emulator, { answer, questions })
  return live
}

type Part = { type?: unknown; text?: unknown; image_url?: { url?: unknown } }

function readMessages(messages: unknown): ChatCompletionsEmulator['questions'][number] {
  const [message] = Array.isArray(messages) ? (messages as { role?: unknown; content?: Part[] }[]) : []
  const parts = message?.role === 'user' && Array.isArray(message.content) ? message.content : []
  const text = parts.find(({ type }) => type === 'text')?.text
  const url = parts.find(({ type }) => type === 'image_url')?.image_url?.url
  const found = /^data:(image\/(?:png|jpeg|gif|webp));base64,([A-Za-z0-9+/]+={0,2})$/.exec(String(url))
  if (typeof text !== 'string' || !found)
    throw refuse(400, 'invalid_request_error', 'the message is not a text and an image')
  return { text, mediaType: found[1] ?? '', image: Buffer.from(found[2] ?? '', 'base64') }
}

function refuse(status: number, code: string, message: string): Refusal {
  return new Refusal({ status, body: { error: { message, type: code, param: null, code } } })
}
