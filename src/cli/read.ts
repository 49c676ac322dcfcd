import { Command, Option } from 'commander'
import { formatScore } from '../format-score.ts'
import { type AnswerChoice, answerOptions, parseScore, toAnswerRules } from './answer-options.ts'
import { createProvider, type ProviderChoice, providerOptions } from './create-provider.ts'
import { type FileProblem, findImages } from './find-images.ts'
import { formatJson, formatLine, type ReadPicture } from './format-reading.ts'
import { formatNotes } from './help.ts'
import { interruptible } from './interrupt.ts'
import { createProgress } from './progress.ts'
import { readPicture } from './read-file.ts'
import { createPainter, report, type Terminal } from './terminal.ts'

const HELP = `
Pictures are PNG, JPEG, GIF, WebP or SVG files. Folders are walked. Nothing but the bytes of a picture reaches the
provider: a file's name may hold the answer.

Examples:
  $ solve-image-captchas read captcha.png
  $ solve-image-captchas read captchas/ --length 5 --charset 0123456789
  $ solve-image-captchas read sum.gif --arithmetic
  $ solve-image-captchas read captchas/ --json --min-score 0.9 > readings.jsonl

With --json, a line on stdout for each picture that was read:
  {"file":"captcha.png","text":"x7Kp2","score":0.97,"provider":"local","ms":21.4}
There is no "score" where the provider gives none.

Exit status:
  0    every picture was read
  1    some were not (no such file, not a picture, nothing legible, a score under --min-score); each is named on stderr
  2    wrong usage, or a provider that can't be used at all (a wrong key, no funds)
  130  ended by Ctrl-C
`

interface ReadOptions extends ProviderChoice, AnswerChoice {
  json?: boolean
  minScore?: number
}

export function createReadCommand(terminal: Terminal): Command {
  const command = new Command('read')
    .summary('read pictures of captchas from disk')
    .description(
      'Reads pictures of captchas from disk and prints their texts, each with the score it is read with.',
    )
    .argument('<file-or-folder...>', 'pictures, and folders of pictures')
    .option('--json', 'print a line of JSON for each picture')
    .addHelpText('after', () => formatNotes(HELP, terminal))
    .action((paths: string[], options: ReadOptions) =>
      interruptible((signal) => readPictures(paths, options, terminal, signal)),
    )
  const minScore = new Option('--min-score <score>', 'count readings that are less sure as not read (0 to 1)')
  for (const option of [minScore.argParser(parseScore), ...answerOptions(), ...providerOptions()])
    command.addOption(option)
  return command
}

async function readPictures(
  paths: readonly string[],
  options: ReadOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const { files, problems } = await findImages(paths)
  for (const problem of problems) report(problem, terminal)
  const provider = createProvider(options)
  const progress = createProgress(terminal.stderr, files.length)
  const fileWidth = Math.max(0, ...files.map((file) => file.length))
  const paint = createPainter(terminal.stdout, terminal.env)
  try {
    for (const [done, file] of files.entries()) {
      progress.show(done, file)
      const outcome = await readOne(file)
      progress.clear()
      if ('problem' in outcome) report(outcome, terminal)
      else terminal.stdout.write(options.json ? formatJson(outcome) : formatLine(outcome, fileWidth, paint))
    }
  } finally {
    progress.clear()
    await provider.close?.()
  }

  async function readOne(file: string): Promise<ReadPicture | FileProblem> {
    const { minScore } = options
    const rules = { ...toAnswerRules(options), ...(minScore !== undefined && { minScore }), signal }
    const outcome = await readPicture(file, provider, rules)
    if ('problem' in outcome) return { file, problem: outcome.problem }
    const { score, text } = outcome.reading
    if (minScore !== undefined && score !== undefined && score < minScore)
      return {
        file,
        problem: `read as "${text}" with score ${formatScore(score)}, under --min-score ${minScore}`,
      }
    return { file, reading: outcome.reading, ms: outcome.ms }
  }
}
