import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startTupuEmulator, type TupuEmulator, wordAt } from '../../../../e2e-fixtures/emulators/index.ts'
import { InvalidOptionError, ProviderError } from '../../../../src/errors/index.ts'
import type { TupuOptions } from '../../../../src/providers/tupu/options.ts'
import { tupu } from '../../../../src/providers/tupu/tupu.ts'
import { makePng } from '../make-png.ts'

let service: TupuEmulator
beforeEach(async () => {
  service = await startTupuEmulator()
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await service.close()
})

const image = makePng()

function connect(options: TupuOptions = {}) {
  return tupu({ apiKey: 'test-key', baseUrl: service.url, retryDelay: 1, ...options })
}

/** An animation whose middle frame shows a dark bar, and whose others are white. */
async function makeGif(): Promise<Uint8Array> {
  const white = await sharp({ create: { width: 60, height: 40, channels: 3, background: 'white' } })
    .png()
    .toBuffer()
  const bar = { create: { width: 30, height: 20, channels: 3 as const, background: 'black' } }
  const full = await sharp(white)
    .composite([{ input: await sharp(bar).png().toBuffer() }])
    .png()
    .toBuffer()
  return sharp([white, full, white], { join: { animated: true } })
    .gif()
    .toBuffer()
}

describe('tupu()', () => {
  test('uploads the image as a file, with the key in the query', async () => {
    expect(await connect().read({ image })).toEqual({ text: 'abcd', score: 0.99, provider: 'tupu' })
    const [request] = service.requests
    expect(request?.path).toBe('/v3/recognition/general-ocr')
    expect(request?.query.get('key')).toBe('test-key')
    expect(request?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/)
  })

  test('sends an image that fits already as it is', async () => {
    await connect().read({ image })
    const sent = service.uploads[0]?.images[0]
    expect(sent).toMatchObject({ format: 'png', width: 300, height: 280 })
    expect(sent?.bytes?.equals(image)).toBe(true)
  })

  test.each([
    [100, 80, 320, 256],
    [160, 60, 512, 192],
    [1024, 800, 512, 400],
    [30, 900, 17, 512],
    [512, 100, 512, 100],
  ])('scales %i x %i in proportion to %i x %i', async (width, height, toWidth, toHeight) => {
    await connect().read({ image: makePng(width, height) })
    expect(service.uploads[0]?.images[0]).toMatchObject({ width: toWidth, height: toHeight })
  })

  test.each(['jpeg', 'webp', 'tiff', 'avif'] as const)(
    'sends a %s in a format that is taken',
    async (format) => {
      await connect().read({ image: await sharp(makePng(100, 50)).toFormat(format).toBuffer() })
      expect(service.uploads[0]?.images[0]?.format).toBe('png')
    },
  )

  test('draws an SVG on white', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="150" height="50"><path d="M0 0h75v50H0z"/></svg>'
    await connect().read({ image: Buffer.from(svg) })
    const { data, info } = await sharp(service.uploads[0]?.images[0]?.bytes)
      .raw()
      .toBuffer({ resolveWithObject: true })
    const pixel = (x: number, y: number) => data[(y * info.width + x) * info.channels]
    expect([pixel(100, 85), pixel(400, 85)]).toEqual([0, 255])
  })

  test('keeps noisy images under 1 MB', async () => {
    const noise = Buffer.from(
      Array.from({ length: 700 * 700 * 3 }, (_, index) => (index * 7919 + index ** 2) % 251),
    )
    const noisy = await sharp(noise, { raw: { width: 700, height: 700, channels: 3 } })
      .png()
      .toBuffer()
    await connect().read({ image: noisy })
    expect(service.uploads[0]?.images[0]?.bytes?.length).toBeLessThanOrEqual(1_000_000)
  })

  test('sends the fullest frame of a GIF', async () => {
    await connect().read({ image: await makeGif() })
    const sent = service.uploads[0]?.images[0]
    expect(sent?.format).toBe('png')
    const { channels } = await sharp(sent?.bytes).stats()
    expect(channels[0]?.min).toBe(0)
  })

  test('refuses a GIF when told so, and sends nothing', async () => {
    await expect(connect({ gif: 'refuse' }).read({ image: await makeGif() })).rejects.toMatchObject({
      code: 'GIF_REFUSED',
      kind: 'request',
    })
    expect(service.requests).toHaveLength(0)
  })

  test('says so when an image does not decode', async () => {
    await expect(connect().read({ image: Buffer.from('no image') })).rejects.toMatchObject({
      code: 'IMAGE_NOT_DECODED',
      kind: 'image',
    })
  })

  test('reads from left to right and gives the lowest score', async () => {
    service.objects = [
      wordAt('cd', 0.5, 0.22, 0.7),
      { ...wordAt('logo', 0, 0), category: 3 },
      wordAt('ab', 0.1, 0.2, 0.9),
    ]
    expect(await connect().read({ image })).toMatchObject({ text: 'abcd', score: 0.7 })
    expect(await connect({ separator: ' ' }).read({ image })).toMatchObject({ text: 'ab cd' })
  })

  test('is an error of this image when nothing is found', async () => {
    service.objects = []
    await expect(connect().read({ image })).rejects.toMatchObject({
      code: 'EMPTY_TEXT',
      kind: 'image',
      status: 200,
      excerpt: expect.stringContaining('"objects":[]'),
    })
  })

  test('reads several images in one request, by the names they come back with', async () => {
    service.objects = (index) => [[wordAt('one', 0, 0)], [], [wordAt('three', 0, 0)]][index] ?? []
    service.changeNext('/v3/recognition/general-ocr', ({ body }) => {
      const { data, ...rest } = body as { data: { fileList: unknown[] } }
      return { body: { ...rest, data: { fileList: data.fileList.toReversed() } } }
    })
    const readings = await connect({ tag: ['a', 'b'] }).readAll([image, makePng(50, 50), image])
    expect(readings).toEqual([
      { text: 'one', score: 0.99, provider: 'tupu' },
      expect.any(ProviderError),
      { text: 'three', score: 0.99, provider: 'tupu' },
    ])
    expect(service.requests).toHaveLength(1)
    expect(service.uploads[0]).toMatchObject({ tags: ['a', 'b'], images: [{}, {}, {}] })
  })

  test('has the service download images given by address', async () => {
    const addresses = ['https://example.com/1.png', 'https://example.com/1.png']
    service.objects = (index) => [wordAt(`word${index}`, 0, 0)]
    const readings = await connect({ referer: 'https://example.com/', tag: 'shop' }).readAll(addresses)
    expect(readings).toMatchObject([{ text: 'word0' }, { text: 'word1' }])
    expect(service.uploads[0]).toEqual({
      images: addresses.map((name) => ({ name })),
      tags: ['shop'],
      referer: 'https://example.com/',
    })
  })

  test('never mixes files and addresses', async () => {
    const mixed = [image, 'https://example.com/1.png'] as never
    await expect(connect().readAll(mixed)).rejects.toMatchObject({ code: 'MIXED_IMAGES', kind: 'request' })
    expect(await connect().readAll([])).toEqual([])
    expect(service.requests).toHaveLength(0)
  })

  test('takes the key from the environment', async () => {
    vi.stubEnv('TUPU_API_KEY', 'test-key')
    expect((await tupu({ baseUrl: service.url }).read({ image })).text).toBe('abcd')
    vi.stubEnv('TUPU_API_KEY', undefined)
    await expect(tupu({ baseUrl: service.url }).read({ image })).rejects.toThrow(/`apiKey`.*TUPU_API_KEY/)
  })

  test.each([
    [{ gif: 'animate' }, 'gif'],
    [{ tag: 3 }, 'tag'],
    [{ Referer: 'x' }, 'Referer'],
  ])('refuses the options %j, naming the one', (options, option) => {
    expect(() => tupu(options as never)).toThrow(InvalidOptionError)
    expect(() => tupu(options as never)).toThrow(expect.objectContaining({ option }))
  })
})
