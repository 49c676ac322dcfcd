import { Command, Option } from 'commander'
import type { Provider } from '../../../providers/provider.ts'
import { isLoopbackHost } from '../../../shared/origins.ts'
import type { Terminal } from '../../../terminal/paint.ts'
import { createProvider, type ProviderChoice, providerOptions } from '../../create-provider.ts'
import { formatNotes } from '../../help.ts'
import { onFirstSignal } from '../../interrupt.ts'
import { readVersion } from '../../package.ts'
import { parseAddressHost, parseBytes, parseCount, parsePort, parseSeconds } from '../../parse-values.ts'
import { formatRequest, formatStart } from './format-log.ts'
import { type RunningServer, type ServerSettings, startServer } from './start-server.ts'

const KEY_VARIABLE = 'SOLVE_IMAGE_CAPTCHAS_SERVE_KEY'

const HELP = `
Clients of CapSolver, of any language, work with it once their address is that of this server: POST /createTask with
an ImageToTextTask, /getTaskResult, /getBalance and /feedbackTask. GET /healthz and /metrics (Prometheus) need no key.
Ctrl-C, or SIGTERM, stops it when the requests under way are answered; a second one ends it at once.

Examples:
  $ solve-image-captchas serve
  $ curl http://127.0.0.1:8765/healthz
  $ ${KEY_VARIABLE}=... solve-image-captchas serve --host 0.0.0.0 --port 80
  $ solve-image-captchas serve --json >> requests.jsonl

With --json, a line on stdout when it listens, and for each request:
  {"event":"listening","url":"http://127.0.0.1:8765","provider":"local","key":false}
  {"event":"request","endpoint":"createTask","status":200,"outcome":"ok","ms":21.4}

Exit status:
  0    it was stopped, and every request under way was answered
  2    wrong usage, no key where one is needed, or an address that can't be listened on
  130  a second Ctrl-C ended it at once (143: a second SIGTERM)
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
  quiet?: boolean
  json?: boolean
}

export function createServeCommand(terminal: Terminal): Command {
  const command: Command = new Command('serve')
    .summary("serve the recogniser over HTTP, in CapSolver's protocol")
    .description("Serves the recogniser, or another provider, over HTTP in CapSolver's protocol.")
    .addHelpText('after', () => formatNotes(HELP, terminal))
    .action(async (options: ServeOptions) => {
      const key = options.key ?? (terminal.env[KEY_VARIABLE] || undefined)
      if (key === undefined && !isLoopbackHost(options.host))
        command.error(
          `error: on ${options.host} others can reach it, so it needs a key: set ${KEY_VARIABLE}, or listen on 127.0.0.1.`,
        )
      if (key === '') command.error('error: the key is empty.')
      const provider = createProvider(options)
      const server = await listen(provider, { ...options, key }, command, terminal)
      terminal.stdout.write(formatStart({ ...options, url: server.url, hasKey: key !== undefined }))
      await stopWhenTold(server, terminal)
      await provider.close?.()
    })
  for (const option of [...serveOptions(), ...providerOptions()]) command.addOption(option)
  return command
}

function serveOptions(): Option[] {
  return [
    new Option('--port <number>', 'port to listen on; 0 for any free one').argParser(parsePort).default(8765),
    new Option('--host <address>', 'address to listen on; another than loopback needs a key')
      .argParser(parseAddressHost)
      .default('127.0.0.1'),
    new Option(
      '--key <key>',
      `clientKey that clients must send; better set ${KEY_VARIABLE}, which others on the machine can't see`,
    ),
    new Option('--allow-host <name...>', 'names besides localhost under which it may be asked').default(
      [],
      'none',
    ),
    new Option('--concurrency <number>', 'images read at the same time').argParser(parseCount).default(4),
    new Option('--queue <number>', 'images that may wait; more are refused with ERROR_RATE_LIMIT')
      .argParser(parseCount)
      .default(64),
    new Option('--body-limit <size>', 'how large a request may be, such as 500kb or 2mb')
      .argParser(parseBytes)
      .default(2_000_000, '2mb'),
    new Option('--timeout <seconds>', 'how long an image may take, its wait included')
      .argParser(parseSeconds)
      .default(30_000, '30'),
    new Option('--quiet', 'print no line for each request'),
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
    version: readVersion(),
    onRequest: (request) => {
      if (!options.quiet) terminal.stdout.write(formatRequest(request, options, terminal))
    },
    onError: (error) => terminal.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`),
  }
  try {
    return await startServer(provider, settings)
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException
    if (syscall !== 'listen' && syscall !== 'getaddrinfo') throw error
    const reason = code === 'EADDRINUSE' ? 'something listens there already' : code
    return command.error(
      `error: can't listen on port ${options.port} of ${options.host}: ${reason}. Name another, or --port 0 for any free one.`,
    )
  }
}

async function stopWhenTold(server: RunningServer, terminal: Terminal): Promise<void> {
  await new Promise<void>((resolve) => onFirstSignal(() => resolve()))
  const { underWay } = server
  const requests = underWay === 1 ? '1 request is' : `${underWay} requests are`
  if (underWay > 0) terminal.stderr.write(`Stopping: ${requests} under way. Ctrl-C again ends it at once.\n`)
  await server.stop()
}
