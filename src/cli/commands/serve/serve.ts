import { Command, Option } from 'commander'
import type { Provider } from '../../../providers/provider.ts'
import { formatCount } from '../../../shared/format.ts'
import { isLoopbackHost } from '../../../shared/origins.ts'
import type { Terminal } from '../../../terminal/paint.ts'
import { createProvider, type ProviderChoice, providerOptions } from '../../create-provider.ts'
import { formatNotes } from '../../help.ts'
import { explainListenError, type RunningServer } from '../../http/serve-routes.ts'
import { onFirstSignal } from '../../interrupt.ts'
import { readManifest } from '../../package.ts'
import { parseAddressHost, parseBytes, parseCount, parsePort, parseSeconds } from '../../parse-values.ts'
import { formatError, formatRequest, formatStart } from './format-log.ts'
import { type ServerSettings, startServer } from './start-server.ts'

const KEY_VARIABLE = 'SOLVE_IMAGE_CAPTCHAS_SERVE_KEY'

const HELP = `
A CapSolver client in any language works offline once it is pointed at this server: POST /createTask with an
ImageToTextTask, /getTaskResult, /getBalance and /feedbackTask. GET /healthz and /metrics (Prometheus) need no key.
Ctrl-C or SIGTERM stops the server once all requests in progress are answered, or after --grace seconds; a second one
ends it at once.

Examples:
  $ solve-image-captchas serve
  $ curl http://127.0.0.1:8765/healthz
  $ ${KEY_VARIABLE}=... solve-image-captchas serve --host 0.0.0.0 --port 80
  $ solve-image-captchas serve --json >> requests.jsonl

With --json, a line on stdout when the server listens, and for each request:
  {"event":"listening","url":"http://127.0.0.1:8765","provider":"local","key":false}
  {"event":"request","endpoint":"createTask","status":200,"outcome":"ok","ms":21.4}

Exit status:
  0    stopped, with every request in progress answered
  1    stopped after --grace seconds, with requests in progress left unanswered
  2    wrong usage, no key where one is required, or the server cannot listen on the address
  130  ended at once by a second Ctrl-C (143: by a second SIGTERM)
`

interface ServeOptions extends ProviderChoice {
  port: number
  host: string
  key?: string | undefined
  allowHost: string[]
  concurrency: number
  queue: number
  bodyLimit: number
  timeout: number
  grace: number
  quiet?: boolean
  json?: boolean
}

export function createServeCommand(terminal: Terminal): Command {
  const command: Command = new Command('serve')
    .summary('serve the recogniser over HTTP')
    .description("Serves the recogniser, or another provider, over HTTP in CapSolver's protocol.")
    .addHelpText('after', () => formatNotes(HELP, terminal))
    .action(async (options: ServeOptions) => {
      const key = options.key ?? (terminal.env[KEY_VARIABLE] || undefined)
      if (key === undefined && !isLoopbackHost(options.host))
        command.error(
          `error: other machines can reach ${options.host}, so a key is required: set ${KEY_VARIABLE}, or listen on 127.0.0.1.`,
        )
      if (key === '') command.error('error: the key is empty.')
      const provider = createProvider(options)
      const server = await listen(provider, { ...options, key }, command, terminal)
      terminal.stdout.write(formatStart({ ...options, url: server.url, hasKey: key !== undefined }))
      await stopOnSignal(server, options.grace, terminal)
      await provider.close?.()
    })
  for (const option of [...serveOptions(), ...providerOptions()]) command.addOption(option)
  return command
}

function serveOptions(): Option[] {
  return [
    new Option('--port <number>', 'port to listen on; 0 picks a free one').argParser(parsePort).default(8765),
    new Option('--host <address>', 'address to listen on; any but loopback requires a key')
      .argParser(parseAddressHost)
      .default('127.0.0.1'),
    new Option(
      '--key <key>',
      `clientKey that clients must send; safer in ${KEY_VARIABLE}, which other users cannot see`,
    ),
    new Option('--allow-host <name...>', 'host names that requests may use besides localhost').default(
      [],
      'none',
    ),
    new Option('--concurrency <number>', 'images read at the same time').argParser(parseCount).default(4),
    new Option('--queue <number>', 'images that may wait; more are refused with ERROR_RATE_LIMIT')
      .argParser(parseCount)
      .default(64),
    new Option('--body-limit <size>', 'largest body of a request, such as 500kb or 2mb')
      .argParser(parseBytes)
      .default(2_000_000, '2mb'),
    new Option('--timeout <seconds>', 'timeout of an image, including its time in the queue')
      .argParser(parseSeconds)
      .default(30_000, '30'),
    new Option('--grace <seconds>', 'how long requests in progress may take once the server stops')
      .argParser(parseSeconds)
      .default(30_000, '30'),
    new Option('--quiet', 'do not log requests'),
    new Option('--json', 'print lines of JSON'),
  ]
}

async function listen(
  provider: Provider,
  options: ServeOptions,
  command: Command,
  terminal: Terminal,
): Promise<RunningServer> {
  const settings: ServerSettings = {
    ...options,
    hosts: options.allowHost,
    waiting: options.queue,
    version: readManifest().version,
    onRequest: (request) => {
      if (!options.quiet) terminal.stdout.write(formatRequest(request, options, terminal))
    },
    onError: (error) => terminal.stderr.write(formatError(error)),
  }
  try {
    return await startServer(provider, settings)
  } catch (error) {
    return command.error(explainListenError(error, options))
  }
}

async function stopOnSignal(server: RunningServer, grace: number, terminal: Terminal): Promise<void> {
  await new Promise<void>((resolve) => onFirstSignal(() => resolve()))
  const { inProgress } = server
  if (inProgress > 0)
    terminal.stderr.write(
      `Stopping: ${formatCount(inProgress, 'request')} in progress. Press Ctrl-C again to end at once.\n`,
    )
  const unanswered = await server.stop(grace)
  if (unanswered > 0) {
    terminal.stderr.write(
      `Stopped after ${grace / 1000} s: ${formatCount(unanswered, 'request')} left unanswered. --grace allows more time.\n`,
    )
    terminal.exitCode = 1
  }
}
