import { Command, Option } from 'commander'
import { type AnswerRules, pickAnswerRules } from '../../answer-rules.ts'
import { defined } from '../../shared/defined.ts'
import { formatScore } from '../../shared/format.ts'
import { createPainter, type Terminal } from '../../terminal/paint.ts'
import { createProgress } from '../../terminal/progress.ts'
import { displayWidth } from '../../terminal/width.ts'
import { answerOptions } from '../answer-options.ts'
import { createProvider, type ProviderChoice, providerOptions } from '../create-provider.ts'
import { type FileProblem, reportFile } from '../file-problem.ts'
import { findImages } from '../find-images.ts'
import { formatJson, formatLine, type ReadImage } from '../format-reading.ts'
import { formatNotes } from '../help.ts'
import { interruptible } from '../interrupt.ts'
import { parseScore } from '../parse-values.ts'
import { readImage } from '../read-image.ts'

const HELP = `
Images are PNG, JPEG, GIF, WebP or SVG files. Subfolders are included. The provider gets the bytes of an image and
never its file name, which may contain the answer.

Examples:
  $ solve-image-captchas read captcha.png
  $ solve-image-captchas read captchas/ --length 5 --charset 0123456789
  $ solve-image-captchas read sum.gif --arithmetic
  $ solve-image-captchas read captchas/ --json --min-score 0.9 > readings.jsonl

With --json, a line on stdout for each image that was read:
  {"file":"captcha.png","text":"x7Kp2","score":0.97,"provider":"local","ms":21.4}
"score" is left out when the provider gives none.

Exit status:
  0    every image was read
  1    some were not (no such file, not an image, no legible text, a score below --min-score); each is named on stderr
  2    wrong usage, or the provider cannot be used at all (a wrong key, no funds)
  130  interrupted by Ctrl-C
`

interface ReadOptions extends ProviderChoice, AnswerRules {
  json?: boolean
  minScore?: number
}

export function createReadCommand(terminal: Terminal): Command {
  const command = new Command('read')
    .summary('read captcha images from disk')
    .description('Reads captcha images from disk and prints the text and the score of each.')
    .argument('<file-or-folder...>', 'images, or folders of images')
    .option('--json', 'print a line of JSON for each image')
    .addHelpText('after', () => formatNotes(HELP, terminal))
    .action((paths: string[], options: ReadOptions) =>
      interruptible((signal) => readImages(paths, options, terminal, signal)),
    )
  const minScore = new Option('--min-score <score>', 'count readings with a lower score as not read (0 to 1)')
  for (const option of [minScore.argParser(parseScore), ...answerOptions(), ...providerOptions()])
    command.addOption(option)
  return command
}

async function readImages(
  paths: readonly string[],
  options: ReadOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const { files, problems } = await findImages(paths)
  for (const problem of problems) reportFile(problem, terminal)
  const provider = createProvider(options)
  const progress = createProgress(terminal.stderr, files.length)
  const fileWidth = Math.max(0, ...files.map(displayWidth))
  const paint = createPainter(terminal.stdout, terminal.env)
  try {
    for (const [done, file] of files.entries()) {
      progress.show(done, file)
      const outcome = await readOne(file)
      progress.clear()
      if ('problem' in outcome) reportFile(outcome, terminal)
      else terminal.stdout.write(options.json ? formatJson(outcome) : formatLine(outcome, fileWidth, paint))
    }
  } finally {
    progress.clear()
    await provider.close?.()
  }

  async function readOne(file: string): Promise<ReadImage | FileProblem> {
    const { minScore } = options
    const rules = { ...pickAnswerRules(options), ...defined({ minScore }), signal }
    const outcome = await readImage(file, provider, rules)
    if ('problem' in outcome) return { file, problem: outcome.problem }
    const { score, text } = outcome.reading
    if (minScore !== undefined && score !== undefined && score < minScore)
      return {
        file,
        problem: `read as "${text}" with score ${formatScore(score)}, below --min-score ${minScore}`,
      }
    return { file, reading: outcome.reading, ms: outcome.ms }
  }
}
