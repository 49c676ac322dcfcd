import fc from 'fast-check'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { openImage } from '../../../../src/recogniser/image/decode-image.ts'
import { scaledWidth, scalePixels, toTensor } from '../../../../src/recogniser/image/prepare-tensor.ts'
import { stripedCard } from '../striped-model.ts'

describe('scaledWidth', () => {
  it('keeps the aspect ratio', () => {
    expect(scaledWidth({ width: 150, height: 50 }, stripedCard)).toBe(144)
    expect(scaledWidth({ width: 100, height: 96 }, stripedCard)).toBe(50)
  })

  it('stays within the limits of the model', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 5000 }), fc.integer({ min: 8, max: 5000 }), (width, height) => {
        const scaled = scaledWidth({ width, height }, stripedCard)
        expect(scaled).toBeGreaterThanOrEqual(32)
        expect(scaled).toBeLessThanOrEqual(400)
      }),
    )
  })
})

describe('scalePixels', () => {
  it.each([
    ['transparent', { r: 0, g: 0, b: 0, alpha: 0 }, [255, 255, 255]],
    ['half transparent red', { r: 255, g: 0, b: 0, alpha: 0.5 }, [255, 127, 127]],
    ['half transparent white', { r: 255, g: 255, b: 255, alpha: 0.5 }, [127, 127, 127]],
    ['opaque blue', { r: 0, g: 0, b: 255, alpha: 1 }, [0, 0, 255]],
  ])('lays %s pixels on the background they stand out from', async (_, background, expected) => {
    const png = await sharp({ create: { width: 60, height: 30, channels: 4, background } })
      .png()
      .toBuffer()
    const opened = await openImage(png)
    const [pixels = new Uint8Array()] = await scalePixels(opened, stripedCard)
    expect(pixels.length).toBe(96 * 48 * 3)
    for (const [channel, value] of expected.entries())
      expect(Math.abs((pixels[channel] ?? 0) - value)).toBeLessThanOrEqual(1)
  })

  it.each([
    ['grey', (image: Sharp) => image.greyscale().png()],
    ['of 16-bit depth', (image: Sharp) => image.toColourspace('rgb16').png()],
    ['of few colours', (image: Sharp) => image.png({ palette: true, colours: 4 })],
    ['CMYK', (image: Sharp) => image.toColourspace('cmyk').jpeg()],
  ])('decodes an image that is %s to RGB bytes', async (_, encode) => {
    const grey = sharp({ create: { width: 96, height: 48, channels: 3, background: '#808080' } })
    const opened = await openImage(await encode(grey).toBuffer())
    const [pixels = new Uint8Array()] = await scalePixels(opened, stripedCard)
    expect(pixels.length).toBe(96 * 48 * 3)
    for (const value of pixels.subarray(0, 3)) expect(Math.abs(value - 128)).toBeLessThan(24)
  })
})

describe('scalePixels of a drawing without a background', () => {
  const draw = async (colour: string) => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="48"><rect x="10" y="10" width="8" height="28" fill="${colour}"/></svg>`
    const [pixels = new Uint8Array()] = await scalePixels(await openImage(Buffer.from(svg)), stripedCard)
    const at = (x: number, y: number) => pixels[(y * 96 + x) * 3]
    return { drawn: at(14, 24), ground: at(60, 24) }
  }

  it.each([
    ['black', { drawn: 0, ground: 255 }],
    ['white', { drawn: 255, ground: 0 }],
    ['#eeeeee', { drawn: 238, ground: 0 }],
  ])('shows letters that are %s', async (colour, expected) => {
    expect(await draw(colour)).toEqual(expected)
  })
})

describe('toTensor', () => {
  it('orders values by channel, row and column, from 0 to 1', () => {
    const shape = { height: 2, minWidth: 1, maxWidth: 4, widthMultiple: 1 }
    const pixels = Uint8Array.from([255, 1, 2, 51, 4, 5, 102, 7, 8, 153, 10, 11])
    const { data, width, height } = toTensor(pixels, shape)
    expect({ width, height }).toEqual({ width: 2, height: 2 })
    const expected = [255, 51, 102, 153, 1, 4, 7, 10, 2, 5, 8, 11].map((value) => Math.fround(value / 255))
    expect([...data]).toEqual(expected)
  })

  it('repeats the last column until the width is a multiple', () => {
    const shape = { height: 1, minWidth: 1, maxWidth: 8, widthMultiple: 4 }
    const { data, width } = toTensor(Uint8Array.from([0, 0, 0, 255, 255, 255]), shape)
    expect(width).toBe(4)
    expect([...data]).toEqual([0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1])
  })
})
