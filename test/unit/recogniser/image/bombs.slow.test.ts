import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import svgCaptcha from 'svg-captcha'
import { describe, expect, it, vi } from 'vitest'
import { InvalidImageError } from '../../../../src/errors/index.ts'
import { openImage, orInvalid } from '../../../../src/recogniser/image/decode-image.ts'
import { isPlainSvg } from '../../../../src/recogniser/image/plain-svg.ts'
import { scalePixels } from '../../../../src/recogniser/image/prepare-tensor.ts'
import { stripedCard } from '../striped-model.ts'
import {
  endlessDrawings,
  longComment,
  makeApng,
  makeGif,
  makeJpegWithScans,
  makePngWith,
  makeWebp,
  swollenSvg,
  wrapSvg,
} from './bombs.ts'

/** As the recogniser does it. */
async function decode(bytes: Uint8Array, signal?: AbortSignal): Promise<Uint8Array[]> {
  const opened = await openImage(bytes, { signal })
  return orInvalid(bytes, scalePixels(opened, stripedCard, Math.min(opened.frames, 24)))
}

async function refusalOf(bytes: Uint8Array): Promise<InvalidImageError> {
  const error = await decode(bytes).catch((thrown: unknown) => thrown)
  if (error instanceof InvalidImageError) return error
  throw error instanceof Error ? error : new Error('The image was decoded.')
}

describe('a file that is meant to keep its reader busy', () => {
  it.each(Object.entries(endlessDrawings))('is refused when it is an SVG with %s', async (_, svg) => {
    const error = await refusalOf(svg)
    expect(error.problem).toMatch(
      /^drawing it takes more than (0\.5 s of processor time|512 MB of memory), which is the limit for an SVG$/,
    )
    expect(error.bytes).toBe(svg.length)
  })

  it('is refused when it is an SVG that unpacks to a quarter of a gigabyte', async () => {
    expect((await refusalOf(swollenSvg())).problem).toMatch(
      /^drawing it takes more than .+, which is the limit for an SVG$/,
    )
  })

  it('is refused when its entities refer to each other', async () => {
    const entities = Array.from(
      { length: 9 },
      (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`,
    )
    const svg = `<!DOCTYPE svg [<!ENTITY e0 "ha">${entities.join('')}]>${wrapSvg('<text>&e9;</text>')}`
    expect((await refusalOf(Buffer.from(svg))).problem).toMatch(
      /^it can't be decoded \(.+entity.+\); it looks like/,
    )
  })

  it('is refused when it is a JPEG of twenty thousand scans', async () => {
    expect((await refusalOf(await makeJpegWithScans(20_000))).problem).toMatch(
      /^it is a JPEG of 20\d{3} scans, and may have at most 100$/,
    )
  })

  it('is refused when it has more pixels than a screen', async () => {
    const large = sharp({ create: { width: 4000, height: 4000, channels: 3, background: 'white' } })
    expect((await refusalOf(await large.png().toBuffer())).problem).toBe(
      'it is 4000 x 4000 pixels, and it may have at most 10000000 in all',
    )
    const huge = makePngWith([], 0, 16_000, 16_000)
    expect((await refusalOf(huge)).problem).toBe(
      'it is 16000 x 16000 pixels, and each side may have at most 5000',
    )
  })

  it('is refused when it has more bytes than any captcha', async () => {
    expect((await refusalOf(Buffer.alloc(20_000_001))).problem).toBe('it may have at most 20000000 bytes')
  })

  it.each([
    ['a GIF of 8,000 frames', 24, () => makeGif(8000)],
    // So many as have ten million pixels together.
    ['a GIF of 8,000 large frames', 5, () => makeGif(8000, 2000, 1000)],
    ['a WebP of 1,000 frames', 24, () => makeWebp(1000)],
    ['a PNG of 3,000 frames, of which only the first is decoded', 1, () => makeApng(3000)],
    ['a PNG with more pixels than it has room for', 1, () => makePngWith([], 300_000_000)],
    ['a PNG with long comments', 1, () => makePngWith(Array.from({ length: 200 }, longComment))],
  ])('is read as far as it may show a captcha: %s', async (_, frames, make) => {
    expect(await decode(await make())).toHaveLength(frames)
  })
})

describe('an SVG', () => {
  it.each([0, 1, 2, 3, 4])('of svg-captcha is plain (%i)', (index) => {
    const looks = {
      noise: index,
      size: 4 + index,
      color: index % 2 > 0,
      background: index > 2 ? '#eeeeee' : '',
    }
    for (const { data } of [svgCaptcha.create(looks), svgCaptcha.createMathExpr(looks)])
      expect(isPlainSvg(Buffer.from(data))).toBe(true)
  })

  it('shows the same whether it is plain or drawn apart', async () => {
    const plain = svgCaptcha.create({ noise: 2, color: true, background: '#eeeeee' }).data
    const [here] = await decode(Buffer.from(plain))
    const [apart] = await decode(Buffer.from(plain.replace('</svg>', '<defs/></svg>')))
    const differences = [...(here ?? [])].map((value, index) => Math.abs(value - (apart?.[index] ?? 0)))
    expect(apart).toHaveLength(here?.length ?? 0)
    expect(differences.reduce((sum, difference) => sum + difference) / differences.length).toBeLessThan(3)
  })

  it.each([
    ['is used more than once', '<g id="a"/><use href="#a"/>'],
    ['is filtered', `<rect width="9" height="9" filter="url(#f)"/>`],
    ['is enlarged', '<g transform="scale(9)"/>'],
    ['is curved', '<circle r="9"/>'],
    ['is far away', '<path d="M0 0L1000 0"/>'],
    ['is in an entity', '<text>&e;</text>'],
    ['is dashed', '<path stroke-dasharray="0.001" d="M0 0L100 0"/>'],
    ['is long', `<text>${'a'.repeat(101)}</text>`],
    ['is styled', '<style>rect{filter:blur(9px)}</style>'],
    ['is cut off', '<rect'],
  ])('that %s is not plain', (_, content) => {
    expect(isPlainSvg(wrapSvg('<rect width="9" height="9"/>'))).toBe(true)
    expect(isPlainSvg(wrapSvg(content))).toBe(false)
  })

  it('fetches nothing that it refers to', async () => {
    const seen: string[] = []
    const server = createServer(({ url = '' }, response) => {
      seen.push(url)
      response.end()
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const svg = wrapSvg(
      `<style>@import url(${origin}/a.css);</style><image href="${origin}/b.png" width="90" height="50"/>` +
        `<use href="${origin}/c.svg#d"/><image href="file:///etc/hosts" width="9" height="9"/><rect width="9" height="9"/>`,
    )
    expect(await decode(svg)).toHaveLength(1)
    expect(seen).toEqual([])
    server.close()
  })

  it('is given up with the signal, and its process ends', async () => {
    const controller = new AbortController()
    const decoding = decode(endlessDrawings['one long word'] ?? Buffer.alloc(0), controller.signal)
    await vi.waitFor(() => expect(process.getActiveResourcesInfo()).toContain('ProcessWrap'))
    controller.abort(new Error('changed my mind'))
    await expect(decoding).rejects.toThrow('changed my mind')
    await vi.waitFor(() => expect(process.getActiveResourcesInfo()).not.toContain('ProcessWrap'), 30_000)
  })

  it('is refused where no process can be started', async () => {
    const program = process.execPath
    process.execPath = '/usr/bin/my-tests'
    try {
      expect((await refusalOf(wrapSvg('<use href="#a"/>'))).problem).toBe(
        "it is an SVG of more than a few plain shapes, and needs a process of its own to be drawn, which /usr/bin/my-tests can't start",
      )
    } finally {
      process.execPath = program
    }
  })
})
