/**
 * Reads images over and over in one process and measures its memory. Fails if memory still grows after the first reads.
 *
 * usage: npm run bench:memory -- [folder] [reads] [wasm|native]
 */
import { readFile } from 'node:fs/promises'
import { findImages } from '../src/cli/find-images.ts'
import type { RuntimeName } from '../src/recogniser/model/session.ts'
import { createRecogniser } from '../src/recogniser/recogniser.ts'

const [folder = 'e2e-fixtures/images', reads = '5000', runtime = 'wasm'] = process.argv.slice(2)
/** The share of all reads after which every image width has been seen and the allocators have grown to their size. */
const SETTLED = 0.3
/** How much memory varies between measurements of the same work, through garbage collection and allocators. In megabytes. */
const NOISE = 16
const LOOKS = 20

const { files } = await findImages([folder])
const images = await Promise.all(files.map((file) => readFile(file)))
const recogniser = createRecogniser({ runtime: runtime as RuntimeName })
const interval = Math.floor(Number(reads) / LOOKS)
const looks: { read: number; resident: number }[] = []

for (let read = 1; read <= Number(reads); read++) {
  await recogniser.recognise(images[read % images.length] as Uint8Array)
  if (read % interval !== 0) continue
  globalThis.gc?.()
  const { rss, heapUsed, external } = process.memoryUsage()
  looks.push({ read, resident: toMegabytes(rss) })
  console.log(
    `${String(read).padStart(6)} reads  resident ${toMegabytes(rss).toFixed(1).padStart(7)} MB` +
      `  heap ${toMegabytes(heapUsed).toFixed(1).padStart(6)} MB  external ${toMegabytes(external).toFixed(1).padStart(6)} MB`,
  )
}
await recogniser.close()

const settled = looks.filter(({ read }) => read >= SETTLED * Number(reads)).map(({ resident }) => resident)
const half = Math.floor(settled.length / 2)
const growth = mean(settled.slice(half)) - mean(settled.slice(0, half))
console.log(
  `After the first reads, resident memory grew by ${growth.toFixed(1)} MB from one half to the other.`,
)
if (growth > NOISE) {
  console.error(`That is more than ${NOISE} MB, which looks like a leak.`)
  process.exitCode = 1
}

function toMegabytes(bytes: number): number {
  return bytes / 2 ** 20
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}
