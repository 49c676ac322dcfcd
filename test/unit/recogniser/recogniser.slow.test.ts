import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { InvalidImageError } from '../../../src/errors/index.ts'
import * as runtime from '../../../src/recogniser/model/runtime.ts'
import { UnusableModelError } from '../../../src/recogniser/model/shared-session.ts'
import { createRecogniser, type Recogniser } from '../../../src/recogniser/recogniser.ts'
import { drawStripes, drawStripesPng, type StripedModel, writeStripedModel } from './striped-model.ts'

describe('createRecogniser', () => {
  let model: StripedModel
  let recogniser: Recogniser

  beforeAll(async () => {
    model = await writeStripedModel()
    recogniser = createRecogniser({ model: model.path, runtime: 'wasm' })
  })

  afterAll(async () => {
    await recogniser.close()
    await model.remove()
  })

  it('reads an image', async () => {
    const reading = await recogniser.recognise(await drawStripesPng('12Ab'))
    expect(reading).toEqual({ text: '12Ab', score: expect.closeTo(1, 3) })
  })

  it.each(['gif', 'webp'] as const)('reads a %s', async (format) => {
    const bytes = await drawStripes('12Ab').toFormat(format, { lossless: true }).toBuffer()
    expect((await recogniser.recognise(bytes))?.text).toBe('12Ab')
  })

  it('reads an SVG', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="48"><rect x="8" width="8" height="48" fill="#330000"/>' +
      '<rect x="24" width="8" height="48" fill="#660000"/></svg>'
    expect((await recogniser.recognise(Buffer.from(svg)))?.text).toBe('12')
  })

  it('reads an SVG that takes a process of its own', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="48"><defs><g id="bar"><rect width="8" height="48"/></g></defs>' +
      '<use href="#bar" x="8" fill="#330000"/><use href="#bar" x="24" fill="#660000"/></svg>'
    expect((await recogniser.recognise(Buffer.from(svg)))?.text).toBe('12')
  })

  it('reads an image of another size', async () => {
    const large = await drawStripes('12Ab').resize({ height: 144, kernel: 'nearest' }).png().toBuffer()
    expect((await recogniser.recognise(large))?.text).toBe('12Ab')
  })

  it('reads an animation whose letters fade in and out, although no frame shows them all', async () => {
    const frames = await Promise.all(
      [
        ['1', ' ', ' ', ' '],
        [' ', '2', ' ', ' '],
        [' ', ' ', 'A', 'b'],
      ].map((letters) => drawStripesPng(letters)),
    )
    const gif = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer()
    expect((await recogniser.recognise(gif))?.text).toBe('12Ab')
  })

  it('reads an animation with something that moves in front of its letters', async () => {
    const frames = await Promise.all(
      ['0  ', ' 1 ', '  2', '   ', '   '].map((moving) => drawStripesPng(`12Ab${moving}`)),
    )
    const gif = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer()
    expect((await recogniser.recognise(gif, { length: 4 }))?.text).toBe('12Ab')
  })

  it('obeys the rules for the answer', async () => {
    const image = await drawStripesPng('12Ab')
    const digits = await recogniser.recognise(image, { charset: '0123456789', length: 4 })
    expect(digits?.text).toMatch(/^\d{4}$/)
    expect(digits?.score).toBeLessThan(0.01)
  })

  it('folds case when it does not matter', async () => {
    const image = await drawStripesPng(['1', ['A', 'a'], '2'])
    expect((await recogniser.recognise(image))?.score).toBeLessThan(0.6)
    expect((await recogniser.recognise(image, { caseSensitive: false }))?.score).toBeCloseTo(1, 2)
  })

  it('computes a sum', async () => {
    expect((await recogniser.recognise(await drawStripesPng('3x5=?'), { arithmetic: true }))?.text).toBe('15')
  })

  it('divides the logits by the temperature of the card', async () => {
    const softer = await writeStripedModel({ temperature: 8 })
    const other = createRecogniser({ model: softer.path, runtime: 'wasm' })
    const reading = await other.recognise(await drawStripesPng('12'))
    expect(reading?.text).toBe('12')
    expect(reading?.score).toBeLessThan(0.95)
    await other.close()
    await softer.remove()
  })

  it('reads nothing in an empty image', async () => {
    expect(await recogniser.recognise(await blankPng())).toBeUndefined()
  })

  it('reads several images at once, each as if it were the only one', async () => {
    const texts = ['01', '23', '45', '67', '89', 'AB', 'ab', 'Xx']
    const readings = await Promise.all(
      texts.map(async (text) => recogniser.recognise(await drawStripesPng(text))),
    )
    expect(readings.map((reading) => reading?.text)).toEqual(texts)
  })

  it('rejects bytes that are not an image', async () => {
    await expect(recogniser.recognise(Buffer.from('no image'))).rejects.toBeInstanceOf(InvalidImageError)
  })

  it('rejects with the reason of an aborted signal', async () => {
    const reason = new Error('the test is over')
    const image = await drawStripesPng('12')
    await expect(recogniser.recognise(image, {}, AbortSignal.abort(reason))).rejects.toBe(reason)
    const controller = new AbortController()
    const reading = recogniser.recognise(image, {}, controller.signal)
    controller.abort(reason)
    await expect(reading).rejects.toBe(reason)
  })

  it('shares one session among recognisers and releases it with the last of them', async () => {
    const start = vi.spyOn(runtime, 'startSession')
    const own = await writeStripedModel()
    const recognisers = [1, 2, 3].map(() => createRecogniser({ model: own.path, runtime: 'wasm' }))
    expect(start).not.toHaveBeenCalled()
    const image = await drawStripesPng('12')
    await Promise.all(recognisers.map((each) => each.recognise(image)))
    expect(start).toHaveBeenCalledTimes(1)
    const session = await start.mock.results[0]?.value
    const release = vi.spyOn(session, 'release')
    await recognisers[0]?.close()
    await recognisers[0]?.close()
    await recognisers[1]?.close()
    expect(release).not.toHaveBeenCalled()
    await recognisers[2]?.close()
    expect(release).toHaveBeenCalledTimes(1)
    start.mockRestore()
    await own.remove()
  })

  it('waits for a pending reading before it closes', async () => {
    const own = await writeStripedModel()
    const other = createRecogniser({ model: own.path, runtime: 'wasm' })
    const reading = other.recognise(await drawStripesPng('12'))
    await other.close()
    expect((await reading)?.text).toBe('12')
    await own.remove()
  })

  it('is warmed up once, and reads with what that loaded', async () => {
    const own = await writeStripedModel()
    const start = vi.spyOn(runtime, 'startSession')
    const other = createRecogniser({ model: own.path, runtime: 'wasm' })
    await Promise.all([other.warmUp(), other.warmUp()])
    expect((await other.recognise(await drawStripesPng('12')))?.text).toBe('12')
    expect(start).toHaveBeenCalledTimes(1)
    start.mockRestore()
    await other.close()
    await own.remove()
  })

  it('does not wait for what was loaded ahead of time when it closes', async () => {
    const own = await writeStripedModel()
    let finish = () => {}
    const loading = new Promise<void>((resolve) => {
      finish = resolve
    })
    const original = runtime.startSession
    const start = vi.spyOn(runtime, 'startSession').mockImplementation(async (...given) => {
      await loading
      return original(...given)
    })
    const other = createRecogniser({ model: own.path, runtime: 'wasm' })
    const warming = other.warmUp()
    await vi.waitFor(() => expect(start).toHaveBeenCalled(), { timeout: 30_000 })
    await other.close()
    finish()
    await expect(warming).rejects.toMatchObject({ name: 'AbortError' })
    start.mockRestore()
    await own.remove()
  })

  it('says what is wrong with a model, and loads it again for the next reading', async () => {
    const own = await writeStripedModel({ height: 'tall' })
    const other = createRecogniser({ model: own.path, runtime: 'wasm' })
    const image = await drawStripesPng('12')
    await expect(other.recognise(image)).rejects.toBeInstanceOf(UnusableModelError)
    await expect(other.recognise(image)).rejects.toThrow(
      `The model's card ${own.path.replace('.onnx', '.json')} is invalid at "height": Invalid type: Expected number but received "tall".`,
    )
    await other.close()
    await own.remove()
  })

  it('rejects a card whose alphabet does not match the weights', async () => {
    const own = await writeStripedModel({ alphabet: '0123' })
    const other = createRecogniser({ model: own.path, runtime: 'wasm' })
    await expect(other.recognise(await drawStripesPng('12'))).rejects.toThrow(
      'The model has 23 classes, but its card lists 4 letters and a blank.',
    )
    await other.close()
    await own.remove()
  })
})

function blankPng(): Promise<Buffer> {
  return sharp({ create: { width: 100, height: 48, channels: 3, background: 'white' } })
    .png()
    .toBuffer()
}
