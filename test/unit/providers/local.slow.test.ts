import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { InvalidImageError, InvalidOptionError, ProviderError } from '../../../src/errors/index.ts'
import { local } from '../../../src/providers/local.ts'
import type { Provider, ReadRequest } from '../../../src/providers/provider.ts'
import { drawStripesPng, type StripedModel, writeStripedModel } from '../recogniser/striped-model.ts'

describe('local', () => {
  let model: StripedModel
  let provider: Provider

  beforeAll(async () => {
    model = await writeStripedModel()
    provider = local({ model: model.path, runtime: 'wasm' })
  })

  afterAll(async () => {
    await provider.close?.()
    await model.remove()
  })

  async function failureOf(request: ReadRequest, by: Provider = provider): Promise<ProviderError> {
    const error = await by.read(request).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(ProviderError)
    return error as ProviderError
  }

  it('reads an image, costs nothing and says who read it', async () => {
    const reading = await provider.read({ image: await drawStripesPng('12Ab') })
    expect(reading).toEqual({ text: '12Ab', score: expect.closeTo(1, 3), provider: 'local' })
    expect(provider).toMatchObject({ name: 'local', free: true })
  })

  it('obeys charset, length, case rule and arithmetic', async () => {
    const image = await drawStripesPng('12Ab')
    expect((await provider.read({ image, charset: '0123456789', length: 4 })).text).toMatch(/^\d{4}$/)
    expect((await provider.read({ image, charset: '12AB', caseSensitive: false })).text).toBe('12Ab')
    expect((await provider.read({ image: await drawStripesPng('3+4='), arithmetic: true })).text).toBe('7')
  })

  it('reads the words it is given, and what the image plainly shows instead', async () => {
    const image = await drawStripesPng('12Ab')
    const words = ['1', '2ab', '77']
    const joined = await provider.read({ image, words, parts: [1, 2], caseSensitive: false })
    expect(joined).toMatchObject({ text: '12Ab', score: expect.closeTo(1, 3) })
    expect((await provider.read({ image, words: ['77'], usual: { length: 2 } })).text).toBe('12Ab')
    expect((await provider.read({ image, words: 'english' })).text).toBe('12Ab')
  })

  it('blames the image for bytes that are none', async () => {
    const error = await failureOf({ image: Buffer.from('<html></html>') })
    expect(error).toMatchObject({ provider: 'local', kind: 'image', code: 'IMAGE_INVALID' })
    expect(error.summary).toMatch(/^local can't read this image\. .*it looks like an HTML page/)
    expect(error.cause).toBeInstanceOf(InvalidImageError)
  })

  it('blames the image when it shows no text that fits', async () => {
    const image = await drawStripesPng('12')
    const error = await failureOf({ image, charset: '12', length: [30, 40] })
    expect(error).toMatchObject({ kind: 'image', code: 'NO_TEXT' })
    expect(error.summary).toBe(
      'local found no text of the characters "12" of length 30 to 40 in the image. Try a fresh one.',
    )
  })

  it('blames the image when it shows no sum', async () => {
    const error = await failureOf({ image: await drawStripesPng('12'), arithmetic: true, length: 9 })
    expect(error).toMatchObject({ kind: 'image', code: 'NOT_A_SUM' })
  })

  it('says that its net can not be started, for good', async () => {
    const error = await failureOf(
      { image: await drawStripesPng('12') },
      local({ model: '/nowhere/recogniser.onnx' }),
    )
    expect(error).toMatchObject({ kind: 'permanent', code: 'MODEL_UNUSABLE' })
    expect(error.summary).toContain('/nowhere/recogniser')
  })

  it('rejects with the reason of an aborted signal', async () => {
    const reason = new Error('the test is over')
    const image = await drawStripesPng('12')
    await expect(provider.read({ image, signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })

  it('is not used again once closed', async () => {
    const closed = local({ model: model.path, runtime: 'wasm' })
    await closed.close?.()
    expect(await failureOf({ image: await drawStripesPng('12') }, closed)).toMatchObject({
      kind: 'request',
      code: 'PROVIDER_CLOSED',
      summary: 'local is closed; make a new one with local().',
    })
  })

  it('can be closed in the middle of a reading', async () => {
    const other = local({ model: model.path, runtime: 'wasm' })
    const reading = other.read({ image: await drawStripesPng('12') })
    await other.close?.()
    expect((await reading).text).toBe('12')
  })

  it.each([
    [{ model: 'recogniser.bin' }, 'model'],
    [{ runtime: 'cuda' }, 'runtime'],
    [{ modle: 'x.onnx' }, 'modle'],
  ])('refuses the options %j', (options, option) => {
    const make = () => local(options as Parameters<typeof local>[0])
    expect(make).toThrow(InvalidOptionError)
    expect(make).toThrow(`"${option}"`)
  })
})
