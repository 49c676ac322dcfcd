import process from 'node:process'
import { Command } from 'commander'
import { type OpenedBrowser, openBrowser } from '../../../browsers/open.ts'
import { PickCancelledError } from '../../../errors/index.ts'
import { toPrintable, toPrintableJson, toPrintableLines } from '../../../log/printable.ts'
import { defineModule, type Module } from '../../../modules/define-module.ts'
import { type PickedCaptcha, type PickStep, pickCaptcha } from '../../../page/pick.ts'
import { local } from '../../../providers/local.ts'
import { abortable } from '../../../shared/abort.ts'
import { defined } from '../../../shared/defined.ts'
import { assertOriginAllowed, isOriginPattern } from '../../../shared/origins.ts'
import { createPainter, type Terminal } from '../../../terminal/paint.ts'
import { createProgress } from '../../../terminal/progress.ts'
import { paintScore } from '../../format-reading.ts'
import { formatNotes } from '../../help.ts'
import { formatModule, type Trial, tryModule } from './try-module.ts'

const HELP = `
A banner on the page asks you to click the image, the field for the answer, the submit button and the control that
loads another image. Press Enter if there is no such button or control, and Esc to cancel. The page does not react to
these clicks. The module is printed on stdout, and the text that was read in the image on stderr.

The browser is driven by Playwright or Puppeteer, whichever is installed. Loopback addresses are always allowed, all
others only with --origin: use pick on sites that you run or may automate.
For a captcha behind a login, start a browser with --remote-debugging-port=9222, log in by hand, and pass --cdp. A tab
that already shows <url> is used as it is, and stays open.

Examples:
  $ solve-image-captchas pick http://localhost:3000/login
  $ solve-image-captchas pick https://staging.example.com/login --origin https://staging.example.com
  $ solve-image-captchas pick http://localhost:3000/login --cdp http://127.0.0.1:9222 --json

With --json, a line on stdout:
  {"module":{"name":"my-captcha","image":"#code","input":"input[name=\\"code\\"]"},"reading":{"text":"x7Kp2","score":0.97,"provider":"local"},"problems":[]}
"reading" is left out when the image could not be read.

Exit status:
  0  the module was printed, finds the captcha again, and its image could be read
  1  the module was printed, but does not find everything that was clicked, or the image could not be read
  2  no module: wrong usage, no browser, or cancelled by Esc, Ctrl-C or closing the window
`

interface PickOptions {
  cdp?: string
  browser?: string
  origin?: string[]
  name?: string
  json?: boolean
}

export function createPickCommand(terminal: Terminal): Command {
  const command: Command = new Command('pick')
    .summary('create a module by clicking a captcha')
    .description(
      'Opens a page, lets you click the parts of its captcha, prints a module for them and tests it.',
    )
    .argument('<url>', 'address of the page with the captcha')
    .option('--cdp <endpoint>', 'connect to a running Chromium, for example http://127.0.0.1:9222')
    .option('--browser <executable>', 'browser to start (default: the first one found)')
    .option('--origin <origin...>', 'allowed origins besides loopback addresses')
    .option('--name <name>', 'name of the module (default: from the host name)')
    .option('--json', 'print a line of JSON')
    .addHelpText('after', () => formatNotes(HELP, terminal))
    .action(async (url: string, options: PickOptions) => {
      const { origin: origins = [] } = options
      const wrong = origins.find((origin) => !isOriginPattern(origin))
      if (wrong !== undefined)
        command.error(`error: ${wrong} is not an origin. Pass one such as https://staging.example.com.`)
      if (!/^https?:/i.test(url) || !URL.canParse(url))
        command.error(
          `error: ${url} is not the address of a page. Pass one such as http://localhost:3000/login.`,
        )
      assertOriginAllowed(url, origins)
      await pickModule(url, origins, options, terminal)
    })
  return command
}

async function pickModule(
  url: string,
  origins: readonly string[],
  options: PickOptions,
  terminal: Terminal,
): Promise<void> {
  const ending = new AbortController()
  const end = (problem: string) => ending.abort(new PickCancelledError(url, problem))
  const interrupt = () => end('it was interrupted')
  process.once('SIGINT', interrupt)
  const provider = local()
  // It is not shown during the picking, which takes as long as the user does, with its steps shown on the page.
  const progress = createProgress(terminal.stderr, 2)
  let browser: OpenedBrowser | undefined
  try {
    progress.show(0, `opening ${url}`)
    browser = await openBrowser({ cdp: options.cdp, executablePath: options.browser })
    browser.onGone(() => end('the browser was closed'))
    const page = await abortable(browser.openPage(url), ending.signal)
    page.on('close', () => end('the window was closed'))
    if (page.isClosed()) end('the window was closed')
    assertOriginAllowed(page.url(), origins)
    progress.clear()
    const picked = await pickCaptcha(page, ending.signal, (step) => showStep(step, terminal))
    const module = toModule(picked, options.name ?? nameFrom(page.url()))
    const { signal } = ending
    progress.show(1, 'testing the module')
    const trial = await tryModule(page, module, picked, { provider, origins, signal })
    progress.clear()
    print(module, trial, options, terminal)
  } finally {
    progress.clear()
    process.off('SIGINT', interrupt)
    await browser?.close()
    await provider.close?.()
  }
}

function toModule({ owner, parts }: PickedCaptcha, name: string): Module {
  const { image, input, submit, refresh } = parts
  return defineModule({
    name,
    ...defined({ frame: owner }),
    image: image.selector,
    input: input.selector,
    submit: submit?.selector ?? false,
    ...defined({ refresh: refresh?.selector }),
  })
}

/** Returns a name such as `staging-example-com`. The names of loopback would say nothing. */
function nameFrom(url: string): string {
  const { hostname } = new URL(url)
  const name = hostname.replace(/^www\./, '').replaceAll('.', '-')
  return /[a-z]/.test(name) && name !== 'localhost' ? name : 'my-captcha'
}

function showStep(step: PickStep, terminal: Terminal): void {
  const paint = createPainter(terminal.stderr, terminal.env)
  if ('sentence' in step) terminal.stderr.write(`${toPrintable(step.sentence)}\n`)
  else terminal.stderr.write(`  ${step.part}  ${paint('bold', toPrintable(step.selector ?? 'none'))}\n`)
}

function print(
  module: Module,
  { reading, problems }: Trial,
  { json }: PickOptions,
  terminal: Terminal,
): void {
  if (problems.length > 0) terminal.exitCode = 1
  if (json) {
    terminal.stdout.write(`${toPrintableJson({ module, reading, problems })}\n`)
    return
  }
  terminal.stdout.write(toPrintableLines(formatModule(module)))
  const paint = createPainter(terminal.stderr, terminal.env)
  if (reading) {
    const score = paintScore(reading.score, paint).trim()
    terminal.stderr.write(`Test: read ${paint('bold', toPrintable(reading.text))} with score ${score}.\n`)
  }
  for (const problem of problems)
    terminal.stderr.write(`${paint('red', 'Test failed')}: ${toPrintable(problem)}.\n`)
}
