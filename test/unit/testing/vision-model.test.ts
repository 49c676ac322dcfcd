import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  type ChatCompletionsEmulator,
  faults,
  startChatCompletionsEmulator,
} from '../../../e2e-fixtures/emulators/index.ts'
import { createReadingQueue } from '../../../src/providers/asking/reading-queue.ts'
import { fromFunction } from '../../../src/providers/index.ts'
import { providerContract } from '../../../src/testing/index.ts'
import { makePng } from '../providers/make-png.ts'
import { visionModel } from './vision-model.ts'

let hosted: ChatCompletionsEmulator
/** Like Ollama, it needs no key. */
let own: ChatCompletionsEmulator
beforeAll(async () => {
  hosted = await startChatCompletionsEmulator({ keys: ['the-key'] })
  own = await startChatCompletionsEmulator()
})
afterAll(() => Promise.all([hosted.close(), own.close()]))
beforeEach(() => {
  for (const service of [hosted, own]) service.answer = 'x7Kp2'
})

const image = makePng()
const atHome = () => visionModel({ address: `${own.url}/v1`, model: 'vision' })
const away = (key = 'the-key') => visionModel({ address: `${hosted.url}/v1`, model: 'vision', key })

describe('a vision model', () => {
  providerContract({
    test,
    create: () => fromFunction(away()),
    answer: 'x7Kp2',
    createFailing: () => fromFunction(away('another-key')),
  })

  test('reads at home, without a key', async () => {
    own.answer = ' x7Kp2\n'
    expect(await fromFunction(atHome()).read({ image })).toEqual({ text: 'x7Kp2', provider: 'vision' })
    expect(own.requests.at(-1)?.headers).not.toHaveProperty('authorization')
    expect(own.questions.at(-1)).toMatchObject({ mediaType: 'image/png', image: Buffer.from(image) })
  })

  test('is told what is known of the answer', async () => {
    await atHome()({ image, charset: '0123456789', length: [4, 6], mediaType: 'image/jpeg' })
    expect(own.questions.at(-1)?.mediaType).toBe('image/jpeg')
    expect(own.questions.at(-1)?.text).toMatch(/among these: 0123456789\nIt has 4 to 6 characters\.$/)
    await atHome()({ image, arithmetic: true })
    expect(own.questions.at(-1)?.text).toContain('result')
  })

  test.each(["I'm sorry, I can't help with reading captchas.", 'The text is x7Kp2.', '', null])(
    'has not read anything when it answers %j',
    async (answer) => {
      own.answer = answer
      await expect(atHome()({ image })).rejects.toMatchObject({ kind: 'image', code: 'NOT_ANSWERED' })
    },
  )

  test.each([
    [429, 'transient'],
    [503, 'transient'],
    [400, 'request'],
  ])('fails with HTTP %i in an error of kind %s', async (status, kind) => {
    own.failNext(faults.sendJson(status, { error: { message: 'no' } }))
    await expect(atHome()({ image })).rejects.toMatchObject({ name: 'ProviderError', kind })
  })

  test('is not asked again once its key is refused', async () => {
    const before = hosted.requests.length
    const queue = createReadingQueue({ concurrency: 1 })
    const read = away('another-key')
    for (let time = 0; time < 3; time++)
      await expect(queue.ask([read], { image }, 0.8)).rejects.toMatchObject({ kind: 'permanent' })
    expect(hosted.requests).toHaveLength(before + 1)
  })

  test('is the one in the documentation', () => {
    const source = readFileSync(new URL('vision-model.ts', import.meta.url), 'utf8')
    const shown = source
      .replace('../../../src/index.ts', 'solve-image-captchas')
      .replace('../../../src/providers/index.ts', 'solve-image-captchas/providers')
    const text = readFileSync(new URL('../../../docs/vision-models.md', import.meta.url), 'utf8')
    expect(text).toContain(`\`\`\`ts\n${shown}\`\`\``)
  })
})
