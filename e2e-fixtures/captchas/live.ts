import svgCaptcha from 'svg-captcha'
import drawTrekCaptcha from 'trek-captcha'
import type { Drawing } from './drawing.ts'

/** svg-captcha with its defaults. Its users compare the text as it is, so case counts. */
export function drawSvg(): Drawing {
  return describeSvg(svgCaptcha.create())
}

/** svg-captcha's arithmetic variant: the answer is the sum, which the picture does not show. */
export function drawArithmeticSvg(): Drawing {
  // The library reads its options without a default, so they can't be left out.
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
