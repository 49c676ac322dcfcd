import svgCaptcha from 'svg-captcha'
import drawTrekCaptcha from 'trek-captcha'
import type { Drawing } from './drawing.ts'

/** svg-captcha with its defaults. Its users compare the text exactly, so case counts. */
export function drawSvg(): Drawing {
  return describeSvg(svgCaptcha.create())
}

/** svg-captcha's arithmetic variant: the answer is the result, which the image does not show. */
export function drawArithmeticSvg(): Drawing {
  // The library has no defaults for its options, so they are required.
  return describeSvg(svgCaptcha.createMathExpr({}))
}

/** trek-captcha with its defaults: five letters, a to z. */
export async function drawTrek(): Promise<Drawing> {
  const { token, buffer } = await drawTrekCaptcha()
  return {
    answer: token,
    accepts: (given) => given === token,
    image: Uint8Array.from(buffer),
    mediaType: 'image/gif',
  }
}

function describeSvg({ text, data }: { text: string; data: string }): Drawing {
  return {
    answer: text,
    accepts: (given) => given === text,
    image: new TextEncoder().encode(data),
    mediaType: 'image/svg+xml',
  }
}
