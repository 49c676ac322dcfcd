/**
 * Reads the same images with this package's recogniser, tesseract.js and, where Python's packages are set up, ddddocr and PP-OCRv6, in one run.
 *
 * usage: npm run bench:recogniser -- [folder] [images of each source]
 * The folder has the layout of `solve-image-captchas bench`. Case is ignored.
 */
import { findSamples, type Sample } from '../src/cli/commands/bench/find-samples.ts'
import { formatTable } from '../src/cli/commands/bench/format-measurement.ts'
import { type Measurement, measure, type Outcome } from '../src/cli/commands/bench/measure.ts'
import { readImage } from '../src/cli/read-image.ts'
import { local } from '../src/providers/local.ts'
import type { Provider } from '../src/providers/provider.ts'
import { defined } from '../src/shared/defined.ts'
import { widthOf } from '../src/terminal/paint.ts'
import { createProgress } from '../src/terminal/progress.ts'
import { createPythonProviders } from './python-readers.ts'
import { createTesseractProviders } from './tesseract.ts'

const [folder = 'e2e-fixtures/images', most = '40'] = process.argv.slice(2)

const { samples } = await findSamples(folder)
if (samples.length === 0) throw new Error(`There are no labelled images in ${folder}.`)
const sources = [...new Set(samples.map(({ source }) => source))]
const chosen = sources.flatMap((name) =>
  samples.filter(({ source }) => source === name).slice(0, Number(most)),
)
const providers = [local(), ...(await createTesseractProviders()), ...createPythonProviders()]
const progress = createProgress(process.stderr, chosen.length * providers.length)

const results: Measurement[] = []
for (const [index, provider] of providers.entries()) {
  const outcomes = await readAll(provider, index * chosen.length)
  for (const name of sources) {
    const ofSource = outcomes.filter(({ source }) => source === name)
    results.push({ ...measure(name, ofSource, true), source: `${name}: ${provider.name}` })
  }
}
progress.clear()
await Promise.all(providers.map((provider) => provider.close?.()))
const sorted = results.sort((one, other) => one.source.localeCompare(other.source))
process.stdout.write(formatTable(sorted, widthOf(process.stdout)))

async function readAll(provider: Provider, before: number): Promise<Outcome[]> {
  if (chosen[0]) await readSample(chosen[0], provider)
  const outcomes: Outcome[] = []
  for (const [done, sample] of chosen.entries()) {
    progress.show(before + done, provider.name)
    outcomes.push(await readSample(sample, provider))
  }
  return outcomes
}

async function readSample(sample: Sample, provider: Provider): Promise<Outcome> {
  const read = await readImage(sample.file, provider, { caseSensitive: false })
  const answer = await sample.findAnswer()
  if (answer === undefined)
    throw new Error(`${sample.file} has no answer, neither in its name nor in an answers.json.`)
  const { source } = sample
  if ('problem' in read) return { source, answer, ms: read.ms }
  const { text, score } = read.reading
  return defined({ source, answer, text, ms: read.ms, score })
}
