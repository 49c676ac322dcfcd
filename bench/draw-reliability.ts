/**
 * Draws a reliability diagram, the share of right readings by score, from the output of `solve-image-captchas bench --json`.
 *
 * usage: solve-image-captchas bench <folder> --json | tsx bench/draw-reliability.ts <file.svg> [title]
 */
import { writeFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import type { Measurement, ScoreBin } from '../src/cli/commands/bench/measure.ts'

const [file, title = 'How often a reading is right, by its score'] = process.argv.slice(2)
if (!file) throw new Error('Name the file to write, for example docs/reliability.svg.')

const lines = (await text(process.stdin)).trim().split('\n')
const { bins, images } = JSON.parse(lines.at(-1) ?? '') as Measurement
await writeFile(file, draw(bins, images))

function draw(bins: readonly ScoreBin[], images: number): string {
  const [side, left, top] = [360, 64, 56]
  const x = (score: number) => left + score * side
  const y = (share: number) => top + (1 - share) * side
  const most = Math.max(1, ...bins.map(({ readings }) => readings))
  const ticks = [0, 0.25, 0.5, 0.75, 1]
  const shapes = [
    ...ticks.map((tick) => `<path class="grid" d="M${x(0)} ${y(tick)}H${x(1)}M${x(tick)} ${y(0)}V${y(1)}"/>`),
    ...bins.map(({ to, readings }) => {
      const height = (readings / most) * side * 0.2
      return `<rect class="count" x="${x(to - 0.1) + 2}" y="${y(0) - height}" width="${side / 10 - 4}" height="${height}"/>`
    }),
    `<path class="ideal" d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}"/>`,
    ...bins
      .filter(({ readings }) => readings > 0)
      .map(({ meanScore, right, readings }) => {
        const radius = 3 + 5 * Math.sqrt(readings / most)
        return `<circle cx="${x(meanScore)}" cy="${y(right / readings)}" r="${radius.toFixed(1)}"><title>${readings} readings</title></circle>`
      }),
    ...ticks.map((tick) => `<text x="${x(tick)}" y="${y(0) + 20}">${tick}</text>`),
    ...ticks.map((tick) => `<text class="row" x="${x(0) - 10}" y="${y(tick) + 4}">${tick * 100} %</text>`),
    `<text class="title" x="${x(0.5)}" y="28">${title}</text>`,
    `<text x="${x(0.5)}" y="${y(0) + 44}">score (${images} images; bars: readings in each tenth)</text>`,
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + side + 32}" height="${top + side + 64}">
<style>
  text { font: 12px sans-serif; fill: #444; text-anchor: middle } .row { text-anchor: end }
  .title { font-size: 15px; font-weight: bold; fill: #222 } .grid { stroke: #e4e4e4; fill: none }
  .ideal { stroke: #999; stroke-dasharray: 4 4 } .count { fill: #d5dde8 } circle { fill: #1f6feb }
</style>
<rect width="100%" height="100%" fill="white"/>
${shapes.join('\n')}
</svg>
`
}
