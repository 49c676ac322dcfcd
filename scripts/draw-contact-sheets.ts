import { mkdirSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { findSamples } from '../src/cli/commands/bench/find-samples.ts'

/**
 * Writes a contact sheet of each source of labelled images, for the table of libraries in the docs.
 *
 * usage: npx tsx scripts/draw-contact-sheets.ts <folder> [output folder]
 */
const [folder, output = path.join('docs', 'libraries')] = process.argv.slice(2)
if (!folder)
  throw new Error('Pass the folder of labelled images: npx tsx scripts/draw-contact-sheets.ts images/')

const [columns, rows] = [2, 2]
const [width, height, gap] = [150, 54, 6]

const { samples } = await findSamples(folder)
if (samples.length === 0) throw new Error(`There are no labelled images in ${folder}.`)
mkdirSync(output, { recursive: true })
for (const source of new Set(samples.map((sample) => sample.source))) {
  const files = samples.filter((sample) => sample.source === source).slice(0, columns * rows)
  const pictures = await Promise.all(
    files.map(async ({ file }, index) => ({
      input: await sharp(file)
        .flatten({ background: '#fff' })
        .resize(width, height, { fit: 'contain', background: '#fff' })
        .png()
        .toBuffer(),
      left: gap + (index % columns) * (width + gap),
      top: gap + Math.floor(index / columns) * (height + gap),
    })),
  )
  const sheet = {
    width: columns * (width + gap) + gap,
    height: rows * (height + gap) + gap,
    channels: 3 as const,
  }
  await sharp({ create: { ...sheet, background: '#fff' } })
    .composite(pictures)
    .webp({ quality: 70 })
    .toFile(path.join(output, `${source}.webp`))
}
