import sharp from 'sharp'
import svgCaptcha from 'svg-captcha'
import type { Draw } from './drawing.ts'

/** What a library's pictures look like with its defaults. */
export interface Looks {
  width: number
  height: number
  charset: string
  length: number
  format: 'png' | 'jpeg' | 'gif'
  /** The library takes the answer in any case. */
  anyCase?: true
}

/**
 * Pictures of another library's size, alphabet and format, for libraries that can't run in Node. svg-captcha draws
 * them, so they stand in for the library's markup and rules, and not for what its letters look like.
 */
export function drawLike({ width, height, charset, length, format, anyCase }: Looks): Draw {
  return async () => {
    const { text, data } = svgCaptcha.create({
      width,
      height,
      size: length,
      charPreset: charset,
      fontSize: Math.min(1.12 * height, (1.9 * width) / (length + 1)),
    })
    const image = await sharp(Buffer.from(data)).flatten({ background: 'white' }).toFormat(format).toBuffer()
    return {
      answer: text,
      accepts: (given) => (anyCase ? given.toLowerCase() === text.toLowerCase() : given === text),
      image: Uint8Array.from(image),
      mediaType: `image/${format}`,
    }
  }
}

export const DIGITS = '0123456789'
export const SMALL = 'abcdefghijklmnopqrstuvwxyz'
export const CAPITALS = SMALL.toUpperCase()
