import { Command } from 'commander'
import { type AnswerRules, pickAnswerRules } from '../../../answer-rules.ts'
import type { Provider, ReadRequest } from '../../../providers/provider.ts'
import { type Terminal, widthOf } from '../../../terminal/paint.ts'
import { createProgress } from '../../../terminal/progress.ts'
import { answerOptions } from '../../answer-options.ts'
import { createProvider, type ProviderChoice, providerOptions } from '../../create-provider.ts'
import { formatNotes } from '../../help.ts'
import { interruptible } from '../../interrupt.ts'
import { readImage } from '../../read-file.ts'
import { report } from '../../report-file.ts'
import { findSamples, type Sample } from './find-samples.ts'
import { formatMeasurementJson, formatTable, LEGEND } from './format-measurement.ts'
import { measure, type Outcome } from './measure.ts'

const HELP = `
The folder holds a folder for each source, with its images named <id>_<answer>.<extension>, for example
svg-captcha/0001_x7Kp2.png; or named in any way, with an answers.json beside them, { "0001.png": "x7Kp2" }, or
one in the folder itself, { "svg-captcha/0001.png": "x7Kp2" }.
An answer is looked up only after the reading is made, and nothing but the bytes of an image reaches the provider.

${LEGEND}

Scores are compared with exact answers, or with folded ones under --no-case-sensitive.

With --json, a line for each source and a last one for all, with the same figures and the readings and right ones in
each tenth of the score:
  {"source":"svg-captcha","images":200,"unread":0,"exact":0.87,"folded":0.98,"sure":{...},...,"ms":{...}}

Exit status:
  0    every image was measured
  1    some were not, for want of an answer; each is named on stderr
  2    wrong usage, no image at all, or a provider that can't be used (a wrong key, no funds)
  130  ended by Ctrl-C
`

interface BenchOptions extends ProviderChoice, AnswerRules {
  json?: boolean
}

export function createBenchCommand(terminal: Terminal): Command {
  const command = new Command('bench')
    .summary('measure how well a provider reads labelled images')
    .description(
      'Measures how well, how surely and how fast a provider reads images whose answers are known.',
    )
    .argument('<folder>', 'folder with a folder of labelled images for each source')
    .option('--json', 'print a line of JSON for each source')
    .addHelpText('after', () => formatNotes(HELP, terminal))
    .action(async (folder: string, options: BenchOptions) => {
      const { samples, problems } = await findSamples(folder)
      for (const problem of problems) report(problem, terminal)
      if (samples.length === 0) command.error(`error: there is nothing to measure in ${folder}`)
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
    // The first reading starts the provider; it is made once more than is measured.
    progress.show(0, 'starting')
    await readSample(samples[0] as Sample, provider, rules)
    for (const [done, sample] of samples.entries()) {
      progress.show(done, sample.source)
      const outcome = await readSample(sample, provider, rules)
      if (outcome) outcomes.push(outcome)
      else {
        progress.clear()
        report(
          { file: sample.file, problem: 'neither its name nor an answers.json says its answer' },
          terminal,
        )
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
  return { source, answer, text, ms: read.ms, ...(score !== undefined && { score }) }
}
