import sharp from 'sharp'
import svgCaptcha from 'svg-captcha'
import type { Draw } from './drawing.ts'

/** How a library's images look with its defaults. */
export interface Looks {
  width: number
  height: number
  charset: string
  length: number
  format: 'png' | 'jpeg' | 'gif'
  /** The library accepts the answer in upper and lower case. */
  anyCase?: true
}

/**
 * Images with another library's size, alphabet and format, for libraries that can't run in Node. svg-captcha draws
 * them, so they represent the library's markup and rules, not the look of its letters.
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
