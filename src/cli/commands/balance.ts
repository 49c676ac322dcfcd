import { Command, Option } from 'commander'
import { providerNames, registry } from '../../providers/registry.ts'
import type { Terminal } from '../../terminal/paint.ts'
import { createProgress } from '../../terminal/progress.ts'
import { createProvider, type ProviderChoice, serviceOptions } from '../create-provider.ts'
import { formatNotes } from '../help.ts'
import { interruptible } from '../interrupt.ts'

/** Milliseconds to wait for the service, retries included. */
const TIMEOUT = 60_000

const names = providerNames(({ hasBalance }) => hasBalance)

const HELP = `
The key is read from the environment: ${names.map((name) => registry[name].keyVariable).join(', ')}.

Examples:
  $ solve-image-captchas balance --provider capsolver
  $ solve-image-captchas balance --provider omocaptcha --api v2 --json

With --json, a line on stdout:
  {"provider":"capsolver","balance":3.25}

Exit status:
  0    the balance was printed
  2    wrong usage, or the service gave no balance (a wrong key, no connection)
  130  interrupted by Ctrl-C
`

interface BalanceOptions extends ProviderChoice {
  json?: boolean
}

export function createBalanceCommand(terminal: Terminal): Command {
  const command = new Command('balance')
    .summary('print the balance of an account')
    .description("Prints the balance of your account with a provider, in the service's own currency.")
    .option('--json', 'print a line of JSON')
    .addHelpText('after', () => formatNotes(HELP, terminal))
    .action((options: BalanceOptions) => interruptible((signal) => printBalance(options, terminal, signal)))
  const provider = new Option('--provider <name>', 'provider of the account')
    .choices(names)
    .makeOptionMandatory()
  for (const option of [provider, ...serviceOptions()]) command.addOption(option)
  return command
}

async function printBalance(options: BalanceOptions, terminal: Terminal, signal: AbortSignal): Promise<void> {
  const { name, balance } = createProvider(options)
  const progress = createProgress(terminal.stderr, 1)
  progress.show(0, `asking ${name}`)
  const ask = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)])
  const left = await Promise.resolve(balance?.(ask)).finally(progress.clear)
  terminal.stdout.write(
    options.json ? `${JSON.stringify({ provider: name, balance: left })}\n` : `${name}  ${left}\n`,
  )
}
