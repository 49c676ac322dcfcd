import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { InvalidImageError } from '../../../../src/errors/index.ts'
import { openImage, orInvalid } from '../../../../src/recogniser/image/decode-image.ts'
import { scalePixels } from '../../../../src/recogniser/image/prepare-tensor.ts'
import { stripedCard } from '../striped-model.ts'

async function failureOf(bytes: Uint8Array): Promise<InvalidImageError> {
  try {
    const opened = await openImage(bytes)
    await orInvalid(bytes, scalePixels(opened, stripedCard))
  } catch (error) {
    if (error instanceof InvalidImageError) return error
    throw error
  }
  throw new Error('The image was decoded without an error.')
}

function blank(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: 'white' } })
}

describe('openImage', () => {
  it.each(['png', 'jpeg', 'gif', 'webp'] as const)('opens a %s', async (format) => {
    const opened = await openImage(await blank(120, 40).toFormat(format).toBuffer())
    expect(opened).toMatchObject({ width: 120, height: 40, frames: 1 })
  })

  it('opens an SVG at its size on the page, and draws it in the size that is asked for', async () => {
    const square = (size: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><path d="M0 0H999V999H0Z"/></svg>`
    const opened = await openImage(Buffer.from(square('16')))
    expect(opened).toMatchObject({ width: 16, height: 16, frames: 1 })
    // An enlarged picture of it would have blurred edges.
    const { data } = await opened.read().resize(160, 160).raw().toBuffer({ resolveWithObject: true })
    expect(new Set(data)).toEqual(new Set([0, 255]))
  })

  it('reports the number of frames of an animation and the size of one', async () => {
    const frames = await Promise.all(['red', 'blue'].map((background) => drawFrame(background)))
    const gif = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer()
    const opened = await openImage(gif)
    expect(opened).toMatchObject({ width: 60, height: 40, frames: 2 })
    const [first, second] = await scalePixels(opened, stripedCard, 2)
    expect([...(first ?? Buffer.alloc(0)).subarray(0, 3)]).toEqual([255, 0, 0])
    expect([...(second ?? Buffer.alloc(0)).subarray(0, 3)]).toEqual([0, 0, 255])
  })

  it('rejects an empty file', async () => {
    const error = await failureOf(new Uint8Array())
    expect(error.summary).toBe(
      "The image (0 bytes) can't be used: the file is empty. " +
        'Expected a PNG, JPEG, GIF, WebP or SVG of the captcha as the page shows it.',
    )
    expect(error).toMatchObject({ name: 'InvalidImageError', code: 'INVALID_IMAGE', bytes: 0 })
  })

  it.each([
    ['an HTML page', '<!doctype html><title>Log in</title>'],
    ['a JSON document', '{"error":"expired"}'],
    ['text that starts with "captcha expired"', 'captcha expired'],
    ['a PDF file', '%PDF-1.7\n'],
    ['unknown data that starts with the bytes 0001020304', '\0\x01\x02\x03\x04'],
  ])('says that a file is %s', async (kind, content) => {
    const error = await failureOf(Buffer.from(content))
    expect(error.problem).toContain(`it looks like ${kind}`)
    expect(error.cause).toBeInstanceOf(Error)
  })

  it.each(['png', 'jpeg', 'gif', 'webp'] as const)('rejects a truncated %s', async (format) => {
    const noise = sharp({
      create: {
        width: 120,
        height: 40,
        channels: 3,
        background: 'white',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
    const whole = await noise.toFormat(format).toBuffer()
    const error = await failureOf(whole.subarray(0, whole.length / 2))
    expect(error.problem).toMatch(/^it can't be decoded \(.+\); it looks like a (PNG|JPEG|GIF|WebP) file$/)
  })

  it.each([
    [1, 1],
    [120, 7],
    [7, 40],
  ])('rejects an image of %i x %i pixels', async (width, height) => {
    const error = await failureOf(await blank(width, height).png().toBuffer())
    expect(error.problem).toBe(`it is ${width} x ${height} pixels, and each side must have at least 8`)
  })

  it.each([
    [10_000, 50],
    [50, 10_000],
  ])('rejects an image of %i x %i pixels before decoding it', async (width, height) => {
    const error = await failureOf(await blank(width, height).png().toBuffer())
    expect(error.problem).toBe(`it is ${width} x ${height} pixels, and each side may have at most 5000`)
  })

  it('rejects an SVG with huge dimensions', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="90000" height="90000"></svg>')
    expect((await failureOf(svg)).problem).toContain('90000 x 90000 pixels')
  })
})

async function drawFrame(background: string): Promise<Buffer> {
  return sharp({ create: { width: 60, height: 40, channels: 3, background } })
    .png()
    .toBuffer()
}
