import process from 'node:process'
import { Command } from 'commander'
import { type InstalledLibrary, listLibraries } from '../../../browsers/library.ts'
import { listBrowsers } from '../../../browsers/list-browsers.ts'
import { createPainter, type Terminal, widthOf } from '../../../terminal/paint.ts'
import { createProgress } from '../../../terminal/progress.ts'
import { formatNotes } from '../../help.ts'
import { interruptible } from '../../interrupt.ts'
import { readVersion } from '../../package.ts'
import { checkAccounts } from './check-accounts.ts'
import { checkBrowsers, checkLibraries, checkNode } from './check-environment.ts'
import { checkDecoder, checkModel, checkRuntime } from './check-recogniser.ts'
import type { Check, Finding } from './finding.ts'
import { formatFinding, formatSummary } from './finding.ts'
import { selfTest } from './self-test.ts'

const HELP = `
Looks at Node, the browser libraries and browsers, the recogniser and the providers' keys; then solves a real captcha,
on a page of its own on 127.0.0.1, with each browser library that is installed in this folder. Nothing leaves the
machine, unless --balance asks the services whose keys are set. Keys are never shown.

Examples:
  $ solve-image-captchas doctor
  $ solve-image-captchas doctor --no-self-test --json
  $ CAPSOLVER_API_KEY=... solve-image-captchas doctor --balance

With --json, a line on stdout; "status" is ok or problem, and "advice" says what to do:
  {"version":"0.1.0","ok":true,"findings":[{"subject":"Node","status":"ok","seen":"24.1.0 on linux x64"},...]}

Exit status:
  0    everything works
  1    something doesn't; under it stands what to do
  2    wrong usage
  130  ended by Ctrl-C
`

interface DoctorOptions {
  browser?: string
  selfTest: boolean
  balance?: boolean
  json?: boolean
}

/** A check with what is said while it runs. */
type Step = [title: string, check: Check]

export function createDoctorCommand(terminal: Terminal): Command {
  return new Command('doctor')
    .summary('see whether everything is there that is needed, and works')
    .description(
      'Sees whether everything is there that is needed, and works; says what to do about what does not.',
    )
    .option('--browser <executable>', 'the browser to start (default: the one that is found)')
    .option('--no-self-test', 'start no browser')
    .option('--balance', 'ask the services whose keys are set for what is left on the accounts')
    .option('--json', 'print a line of JSON')
    .addHelpText('after', () => formatNotes(HELP, terminal))
    .action((options: DoctorOptions) => interruptible((signal) => examine(options, terminal, signal)))
}

async function examine(options: DoctorOptions, terminal: Terminal, signal: AbortSignal): Promise<void> {
  const paint = createPainter(terminal.stdout, terminal.env)
  const width = widthOf(terminal.stdout)
  const libraries = await listLibraries(process.cwd())
  const steps = listSteps(libraries, options, terminal.env)
  const progress = createProgress(terminal.stderr, steps.length)
  const findings: Finding[] = []
  const version = readVersion()
  if (!options.json) terminal.stdout.write(`\n  ${paint('bold', `solve-image-captchas ${version}`)}\n\n`)
  try {
    for (const [done, [title, check]] of steps.entries()) {
      progress.show(done, title)
      const found = await check(signal)
      progress.clear()
      findings.push(...found)
      if (!options.json)
        terminal.stdout.write(found.map((finding) => formatFinding(finding, width, paint)).join(''))
    }
  } finally {
    progress.clear()
  }
  const ok = findings.every(({ status }) => status !== 'problem')
  if (!ok) terminal.exitCode = 1
  terminal.stdout.write(
    options.json ? `${JSON.stringify({ version, ok, findings })}\n` : formatSummary(findings, paint),
  )
}

function listSteps(
  libraries: readonly InstalledLibrary[],
  options: DoctorOptions,
  env: NodeJS.ProcessEnv,
): Step[] {
  const steps: Step[] = [
    ['Node', () => checkNode()],
    ['images', () => checkDecoder()],
    ['the model', () => checkModel()],
    ['the runtime', checkRuntime],
    ['browser libraries', () => checkLibraries(libraries)],
    ['browsers', async () => checkBrowsers(await listBrowsers(libraries, options.browser))],
    ['keys', (signal) => checkAccounts(env, options.balance ?? false, signal)],
  ]
  if (!options.selfTest) return steps
  return [
    ...steps,
    ...firstOfEachFamily(libraries).map(
      (library): Step => [
        `self-test with ${library.name}`,
        async (signal) => [await selfTest(library, options.browser, signal)],
      ],
    ),
  ]
}

/** `playwright` and `playwright-core` are one library, and so are the two of Puppeteer. */
function firstOfEachFamily(libraries: readonly InstalledLibrary[]): InstalledLibrary[] {
  return libraries.filter(
    ({ family }, index) => libraries.findIndex((library) => library.family === family) === index,
  )
}
