import { Command } from 'commander'
import { type AnswerRules, pickAnswerRules } from '../../../answer-rules.ts'
import type { Provider, ReadRequest } from '../../../providers/provider.ts'
import { defined } from '../../../shared/defined.ts'
import { type Terminal, widthOf } from '../../../terminal/paint.ts'
import { createProgress } from '../../../terminal/progress.ts'
import { answerOptions } from '../../answer-options.ts'
import { createProvider, type ProviderChoice, providerOptions } from '../../create-provider.ts'
import { reportFile } from '../../file-problem.ts'
import { formatNotes } from '../../help.ts'
import { interruptible } from '../../interrupt.ts'
import { readImage } from '../../read-image.ts'
import { findSamples, type Sample } from './find-samples.ts'
import { formatMeasurementJson, formatTable, LEGEND } from './format-measurement.ts'
import { measure, type Outcome } from './measure.ts'

const HELP = `
The folder has a subfolder for each source of images. Images are named <id>_<answer>.<extension>, for example
svg-captcha/0001_x7Kp2.png. With an answers.json they can have any name: { "0001.png": "x7Kp2" } beside the images, or
{ "svg-captcha/0001.png": "x7Kp2" } in the folder itself.
An answer is looked up only after its image was read, and the provider gets nothing but the bytes of the image.

${LEGEND}

Precision, recall and calibration count exact matches, or with --no-case-sensitive also those in another case.

With --json, a line for each source and a last one for all, with the same figures, and the number of readings and of
right ones in each tenth of the score:
  {"source":"svg-captcha","images":200,"unread":0,"exact":0.87,"folded":0.98,"sure":{...},...,"ms":{...}}

Exit status:
  0    every image was measured
  1    some had no answer; each is named on stderr
  2    wrong usage, no image at all, or the provider cannot be used (a wrong key, no funds)
  130  interrupted by Ctrl-C
`

interface BenchOptions extends ProviderChoice, AnswerRules {
  json?: boolean
}

export function createBenchCommand(terminal: Terminal): Command {
  const command = new Command('bench')
    .summary('measure accuracy on labelled images')
    .description(
      'Measures the accuracy, calibration and speed of a provider on images whose answers are known.',
    )
    .argument('<folder>', 'folder with a subfolder of labelled images for each source')
    .option('--json', 'print a line of JSON for each source')
    .addHelpText('after', () => formatNotes(HELP, terminal))
    .action(async (folder: string, options: BenchOptions) => {
      const { samples, problems } = await findSamples(folder)
      for (const problem of problems) reportFile(problem, terminal)
      if (samples.length === 0) command.error(`error: there are no images to measure in ${folder}`)
      await interruptible((signal) => measureSamples(samples, options, terminal, signal))
    })
  for (const option of [...answerOptions(), ...providerOptions()]) command.addOption(option)
  return command
}

async function measureSamples(
  samples: readonly Sample[],
  options: BenchOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const provider = createProvider(options)
  const rules = { ...pickAnswerRules(options), signal }
  const progress = createProgress(terminal.stderr, samples.length)
  const outcomes: Outcome[] = []
  try {
    // The first reading starts the provider and is not measured.
    progress.show(0, 'starting')
    await readSample(samples[0] as Sample, provider, rules)
    for (const [done, sample] of samples.entries()) {
      progress.show(done, sample.source)
      const outcome = await readSample(sample, provider, rules)
      if (outcome) outcomes.push(outcome)
      else {
        progress.clear()
        reportFile({ file: sample.file, problem: 'no answer in its name or in an answers.json' }, terminal)
      }
    }
  } finally {
    progress.clear()
    await provider.close?.()
  }
  const foldCase = options.caseSensitive === false
  const sources = [...new Set(outcomes.map(({ source }) => source))]
  const measurements = sources.map((name) =>
    measure(
      name,
      outcomes.filter(({ source }) => source === name),
      foldCase,
    ),
  )
  if (sources.length > 1) measurements.push(measure('(all)', outcomes, foldCase))
  const text = options.json
    ? measurements.map(formatMeasurementJson).join('')
    : formatTable(measurements, widthOf(terminal.stdout))
  terminal.stdout.write(text)
}

async function readSample(
  sample: Sample,
  provider: Provider,
  rules: Omit<ReadRequest, 'image'>,
): Promise<Outcome | undefined> {
  const read = await readImage(sample.file, provider, rules)
  const answer = await sample.findAnswer()
  if (answer === undefined) return
  const { source } = sample
  if ('problem' in read) return { source, answer, ms: read.ms }
  const { text, score } = read.reading
  return { source, answer, text, ms: read.ms, ...defined({ score }) }
}
