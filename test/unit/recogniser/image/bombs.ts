import { deflateSync, gzipSync } from 'node:zlib'
import sharp from 'sharp'

/** Small files that take seconds to hours to decode, or much memory, in a decoder without limits. */

export function wrapSvg(content: string, attributes = 'width="200" height="70"'): Buffer {
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${content}</svg>`)
}

/** Groups that each use the one before ten times: a million rectangles from 2 kB, each behind a blur. */
function useManyTimes(leaf: string): Buffer {
  const groups = Array.from({ length: 6 }, (_, depth) => {
    const uses = `<use href="#g${depth}"/>`.repeat(10)
    return `<g id="g${depth + 1}">${uses}</g>`
  })
  return wrapSvg(`<defs><g id="g0">${leaf}</g>${groups.join('')}</defs><use href="#g6"/>`)
}

const blur = '<filter id="f"><feGaussianBlur stdDeviation="30"/></filter>'

export const endlessDrawings: Readonly<Record<string, Buffer>> = {
  'elements used a million times': useManyTimes('<rect width="2" height="2"/>'),
  'a blur used a million times': useManyTimes(`${blur}<rect width="200" height="70" filter="url(#f)"/>`),
  'nested blurs': wrapSvg(
    `${blur}${'<g filter="url(#f)">'.repeat(30)}<rect width="200" height="70"/>${'</g>'.repeat(30)}`.repeat(
      60,
    ),
  ),
  'arcs of a huge circle': wrapSvg(
    `<path stroke="red" stroke-width="9" d="M0 0${'A99999 99999 0 1 1 200 70A99999 99999 0 1 1 0 0'.repeat(800)}"/>`,
  ),
  'one long word': wrapSvg(`<text font-size="20">${'a'.repeat(50_000)}</text>`),
  'a style sheet with thousands of rules': wrapSvg(
    `<style>${'g g g g rect.a{fill:red}'.repeat(20_000)}</style>${'<g>'.repeat(50)}${'<rect class="b"/>'.repeat(9000)}${'</g>'.repeat(50)}`,
  ),
}

/** A quarter of a gigabyte of spaces in 250 kB. */
export const swollenSvg = (): Buffer => gzipSync(wrapSvg(' '.repeat(250_000_000)), { level: 9 })

/** A GIF of many frames, each of one pixel on a canvas of the given size. */
export function makeGif(frames: number, width = 200, height = 70): Buffer {
  const screen = Buffer.from([width & 255, width >> 8, height & 255, height >> 8, 0x80, 0, 0])
  const colours = Buffer.from([255, 255, 255, 0, 0, 0])
  const control = [0x21, 0xf9, 4, 0, 1, 0, 0, 0]
  const pixel = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]
  const frame = Buffer.from([...control, ...pixel])
  const all = Array.from({ length: frames }, () => frame)
  return Buffer.concat([Buffer.from('GIF89a'), screen, colours, ...all, Buffer.from([0x3b])])
}

export async function makeWebp(frames: number): Promise<Buffer> {
  const pages = await Promise.all(
    Array.from({ length: frames }, (_, index) => {
      const background = { r: index % 256, g: index >> 8, b: 0 }
      return sharp({ create: { width: 20, height: 20, channels: 3, background } })
        .png()
        .toBuffer()
    }),
  )
  return sharp(pages, { join: { animated: true } })
    .webp({ effort: 0 })
    .toBuffer()
}

const row = (width: number) => Buffer.alloc(width + 1)

/** A grey PNG with further chunks before its pixels, and as many more pixels than its size has room for. */
export function makePngWith(chunks: readonly Buffer[], surplus = 0, width = 200, height = 70): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  const pixels = deflateSync(
    Buffer.concat([Buffer.alloc(row(width).length * height), Buffer.alloc(surplus)]),
    {
      level: 9,
    },
  )
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    toChunk('IHDR', header),
    ...chunks,
    toChunk('IDAT', pixels),
    toChunk('IEND', Buffer.alloc(0)),
  ])
}

/** A compressed comment of 7.9 MB in 8 kB. */
export const longComment = (): Buffer =>
  toChunk('zTXt', Buffer.concat([Buffer.from('a\0\0', 'latin1'), deflateSync(Buffer.alloc(7_900_000))]))

/** An animated PNG, whose frames repeat the first one. */
export function makeApng(frames: number): Buffer {
  const [width, height] = [200, 70]
  const pixels = deflateSync(Buffer.alloc(row(width).length * height))
  const number = (value: number) => {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(value)
    return bytes
  }
  const control = (order: number) =>
    toChunk(
      'fcTL',
      Buffer.concat([...[order, width, height, 0, 0].map(number), Buffer.from([0, 1, 0, 10, 0, 0])]),
    )
  const first = [toChunk('acTL', Buffer.concat([number(frames), number(0)])), control(0)]
  const whole = makePngWith(first)
  const end = whole.subarray(whole.length - 12)
  const others = Array.from({ length: frames - 1 }, (_, index) =>
    Buffer.concat([control(2 * index + 1), toChunk('fdAT', Buffer.concat([number(2 * index + 2), pixels]))]),
  )
  return Buffer.concat([whole.subarray(0, whole.length - 12), ...others, end])
}

function toChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(data.length, 0)
  body.copy(chunk, 4)
  chunk.writeUInt32BE(checksum(body), body.length + 4)
  return chunk
}

/** CRC-32, which `node:zlib` has from Node 22 on. */
function checksum(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}

/** A progressive JPEG whose last scan comes again and again. */
export async function makeJpegWithScans(scans: number, side = 1000): Promise<Buffer> {
  const jpeg = await sharp({ create: { width: side, height: side, channels: 3, background: 'grey' } })
    .greyscale()
    .jpeg({ progressive: true })
    .toBuffer()
  const last = jpeg.subarray(jpeg.lastIndexOf(Buffer.from([0xff, 0xda])), jpeg.length - 2)
  const more = Array.from({ length: scans }, () => last)
  return Buffer.concat([jpeg.subarray(0, jpeg.length - 2), ...more, jpeg.subarray(jpeg.length - 2)])
}
