import { randomInt } from 'node:crypto'
import { glyphs } from './glyphs.ts'

const LENGTH = 5
const WIDTH = 170
const HEIGHT = 56
const STEP = 30
/** The box of a glyph. */
const GLYPH = { width: 20, height: 30 }

export interface DrawnCaptcha {
  answer: string
  /** A PNG. */
  image: Uint8Array<ArrayBuffer>
}

/** Draws a captcha of letters that are turned, shifted and crossed by lines, with an answer nobody knows beforehand. */
export async function drawCaptcha(): Promise<DrawnCaptcha> {
  const letters = Array.from({ length: LENGTH }, () => pick(Object.keys(glyphs)))
  const { default: sharp } = await import('sharp')
  const png = await sharp(Buffer.from(drawSvg(letters)))
    .png()
    .toBuffer()
  return { answer: letters.join(''), image: Uint8Array.from(png) }
}

function drawSvg(letters: readonly string[]): string {
  const lines = Array.from({ length: 3 }, drawLine)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" fill="none" stroke-linecap="round">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#f4f1ea"/>`,
    ...lines,
    ...letters.map(drawLetter),
    '</svg>',
  ].join('')
}

function drawLetter(letter: string, index: number): string {
  const x = 16 + index * STEP + between(-2, 2)
  const y = (HEIGHT - GLYPH.height) / 2 + between(-4, 4)
  const turn = `rotate(${between(-14, 14)} ${GLYPH.width / 2} ${GLYPH.height / 2})`
  const colour = `hsl(${between(0, 359)} 60% ${between(18, 32)}%)`
  return `<path transform="translate(${x} ${y}) ${turn}" stroke="${colour}" stroke-width="${between(3, 4)}" d="${glyphs[letter]}"/>`
}

function drawLine(): string {
  const [from, by, to] = [between(4, 52), between(-20, 76), between(4, 52)]
  const colour = `hsl(${between(0, 359)} 40% ${between(55, 70)}%)`
  return `<path d="M0 ${from}Q${WIDTH / 2} ${by} ${WIDTH} ${to}" stroke="${colour}"/>`
}

function pick<Item>(items: readonly Item[]): Item {
  return items[randomInt(items.length)] as Item
}

function between(least: number, most: number): number {
  return randomInt(least, most + 1)
}
