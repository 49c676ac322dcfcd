import { randomInt } from 'node:crypto'
import { loadSharp } from '../../../shared/load-sharp.ts'

/**
 * Letters and digits that are not mistaken for one another, as strokes in a box of 20 by 30. Drawing them needs neither
 * a font nor a captcha library.
 */
export const glyphs: Readonly<Record<string, string>> = {
  A: 'M0 30L10 0L20 30M4 19L16 19',
  E: 'M18 0L2 0L2 30L18 30M2 15L15 15',
  F: 'M18 0L2 0L2 30M2 15L15 15',
  H: 'M2 0L2 30M18 0L18 30M2 15L18 15',
  K: 'M2 0L2 30M18 0L2 18M8 13L18 30',
  L: 'M2 0L2 30L17 30',
  M: 'M1 30L1 0L10 19L19 0L19 30',
  N: 'M2 30L2 0L18 30L18 0',
  P: 'M2 30L2 0L11 0C20 0 20 16 11 16L2 16',
  R: 'M2 30L2 0L11 0C20 0 20 16 11 16L2 16M10 16L18 30',
  T: 'M0 0L20 0M10 0L10 30',
  U: 'M2 0L2 20C2 33 18 33 18 20L18 0',
  Y: 'M0 0L10 15L20 0M10 15L10 30',
  2: 'M3 8C3 -3 18 -3 18 8C18 15 6 20 2 30L19 30',
  3: 'M3 4C8 -3 18 -1 17 7C17 13 12 14 9 14C15 14 19 18 18 23C17 31 6 33 2 25',
  4: 'M14 30L14 0L1 21L20 21',
  7: 'M1 0L19 0L8 30',
}

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

/** Draws a captcha with a random answer: letters that are turned, shifted and crossed by lines. */
export async function drawCaptcha(): Promise<DrawnCaptcha> {
  const letters = Array.from({ length: LENGTH }, () => pick(Object.keys(glyphs)))
  const sharp = await loadSharp()
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
