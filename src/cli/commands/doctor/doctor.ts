import process from 'node:process'
import { Command } from 'commander'
import { type InstalledLibrary, listLibraries } from '../../../browsers/library.ts'
import { listBrowsers } from '../../../browsers/list-browsers.ts'
import { createPainter, type Terminal, widthOf } from '../../../terminal/paint.ts'
import { createProgress } from '../../../terminal/progress.ts'
import { formatNotes } from '../../help.ts'
import { interruptible } from '../../interrupt.ts'
import { readManifest } from '../../package.ts'
import { checkAccounts } from './check-accounts.ts'
import { checkBrowsers, checkLibraries, checkNode } from './check-environment.ts'
import { checkDecoder, checkModel, checkRuntime } from './check-recogniser.ts'
import type { Check, Finding } from './finding.ts'
import { formatFinding, formatSummary } from './finding.ts'
import { selfTest } from './self-test.ts'

const HELP = `
Checks Node, the browser libraries and browsers, the recogniser and the providers' keys. Then solves a real captcha with
each browser library that is installed in this folder, on a page that it serves on 127.0.0.1. Nothing leaves the
machine, unless --balance sends a key to its service. Keys are never shown.

Examples:
  $ solve-image-captchas doctor
  $ solve-image-captchas doctor --no-self-test --json
  $ CAPSOLVER_API_KEY=... solve-image-captchas doctor --balance

With --json, a line on stdout; "status" is ok or problem, and "advice" says what to do:
  {"version":"0.1.0","ok":true,"findings":[{"subject":"Node","status":"ok","seen":"24.1.0 on linux x64"},...]}

Exit status:
  0    everything works
  1    a problem was found; the advice below it says what to do
  2    wrong usage
  130  interrupted by Ctrl-C
`

interface DoctorOptions {
  browser?: string
  selfTest: boolean
  balance?: boolean
  json?: boolean
}

/** A check, and what the progress line shows while it runs. */
type Step = [title: string, check: Check]

export function createDoctorCommand(terminal: Terminal): Command {
  return new Command('doctor')
    .summary('check that everything works')
    .description('Checks that everything is installed and works, and says how to fix what does not.')
    .option('--browser <executable>', 'browser to start (default: the first one found)')
    .option('--no-self-test', 'do not start a browser')
    .option('--balance', 'request the balance of every account whose key is set')
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
  const { version } = readManifest()
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

/** `playwright` and `playwright-core` are the same library, and so are the two packages of Puppeteer. */
function firstOfEachFamily(libraries: readonly InstalledLibrary[]): InstalledLibrary[] {
  return libraries.filter(
    ({ family }, index) => libraries.findIndex((library) => library.family === family) === index,
  )
}
