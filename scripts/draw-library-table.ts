import { existsSync, readFileSync } from 'node:fs'
import { type Library, libraries } from '../bench/libraries.ts'
import { drawTable, writePart } from './write-part.ts'

/**
 * Writes the tables of what the package reads and solves, in `docs/libraries.md` and, short, in `README.md`.
 *
 * usage: npx tsx scripts/draw-library-table.ts <figures.json ...>
 * The files hold what `solve-image-captchas bench --no-case-sensitive --json` and `npm run bench:solve-rate -- … --json` print.
 */

interface Read {
  source: string
  images: number
  folded: number
  sure: { readings: number; right: number | null }
}

interface SolveRate {
  source: string
  solves: number
  solved: number
  images: number
  wrong: number
}

const root = new URL('../', import.meta.url)
/** What the README lists. */
const short = (
  'svg trek django lepture mediawiki gregwar kaptcha easy hutool-line hutool-circle base64-string base64-digit dchest ' +
  'steambap react-simple simple-captcha2'
).split(' ')

const files = process.argv.slice(2)
if (files.length === 0)
  throw new Error('Pass the figures: npx tsx scripts/draw-library-table.ts read.json solved.json')
const figures = files.flatMap((file) => parse(readFileSync(file, 'utf8')))
const readings = new Map(
  figures.filter((one): one is Read => 'folded' in one).map((one) => [one.source, one]),
)
const rates = new Map(
  figures.filter((one): one is SolveRate => 'solved' in one).map((one) => [one.source, one]),
)

const full = drawTable(
  ['library', 'read', 'precision', 'coverage', 'solved', 'images', 'wrong'],
  listed(Object.keys(libraries)).map(({ source, library, read, rate }) => [
    [nameOf(library), ...(library.isTrained ? [] : ['never trained on'])].join(', ') +
      picture(source, library),
    percent(read.folded),
    read.sure.right === null ? '–' : percent(read.sure.right),
    percent(read.sure.readings / read.images),
    ...solving(rate),
  ]),
)
const brief = drawTable(
  ['library', 'read', 'solved in one call', 'images for one', 'wrong answers for one'],
  listed(short).map(({ library, read, rate }) => [nameOf(library), percent(read.folded), ...solving(rate)]),
)
writePart('docs/libraries.md', 'libraries', full)
writePart('README.md', 'libraries', brief)

/** Lines of JSON objects, or an array. */
function parse(text: string): (Read | SolveRate)[] {
  const lines = text.trim()
  return lines.startsWith('[') ? JSON.parse(lines) : lines.split('\n').map((line) => JSON.parse(line))
}

function listed(sources: readonly string[]) {
  return sources.flatMap((source) => {
    const read = readings.get(source)
    const library = libraries[source]
    return read && library ? [{ source, library, read, rate: rates.get(source) }] : []
  })
}

function nameOf({ name, settings }: Library): string {
  return settings === 'defaults' ? name : `${name}, ${settings}`
}

function picture(source: string, { name }: Library): string {
  const file = `libraries/${source}.webp`
  return existsSync(new URL(`docs/${file}`, root)) ? `<br>![images of ${name}](${file})` : ''
}

function solving(rate: SolveRate | undefined): string[] {
  if (!rate) return ['–', '–', '–']
  return [
    percent(rate.solved / rate.solves),
    (rate.images / rate.solves).toFixed(1),
    (rate.wrong / rate.solves).toFixed(2),
  ]
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share === 1 ? 0 : 1)}\u00a0%`
}
