import { Command } from 'commander'
import type { BudgetOptions } from '../../../providers/asking/budget.ts'
import { type RedisBudget, redisBudget } from '../../../providers/asking/redis-budget.ts'
import { type RunningWorker, startWorker } from '../../../providers/bullmq/worker.ts'
import type { Provider } from '../../../providers/provider.ts'
import { keyedProviders } from '../../../providers/registry.ts'
import { RedisUnusableError } from '../../../redis/connect.ts'
import { PackageMissingError } from '../../../redis/load.ts'
import { parseConnection, type RedisAddress } from '../../../redis/options.ts'
import { formatCount } from '../../../shared/format.ts'
import type { Terminal } from '../../../terminal/paint.ts'
import { createProviders, listedProviderOptions } from '../../create-provider.ts'
import { formatNotes } from '../../help.ts'
import { explainListenError, type RunningServer } from '../../http/serve-routes.ts'
import { onFirstSignal } from '../../interrupt.ts'
import { readManifest } from '../../package.ts'
import { createErrorLog, formatJob, formatStart } from './format-log.ts'
import { createWorkMetrics } from './metrics.ts'
import { REDIS_VARIABLE, type WorkOptions, workOptions } from './options.ts'
import { serveMonitoring } from './serve-monitoring.ts'

const HELP = `
Reads the images that bullmq() of solve-image-captchas/bullmq puts on a queue. Start as many as you need, on any machine that
reaches the Redis. They need the packages bullmq and ioredis. The keys of services are read from the environment of this command
and go nowhere else.

The rate and the budget are those of all workers of the queue together; give all the same. The budget is counted in Redis: a new
one each day (UTC), or one for each --budget-run.

GET /healthz and /metrics (Prometheus) need no key. Ctrl-C or SIGTERM stops the worker once it has read what it has begun, or after
--grace seconds; a second one ends it at once, and another worker takes its images.

Examples:
  $ solve-image-captchas work --redis redis://127.0.0.1:6379
  $ ${REDIS_VARIABLE}=redis://:...@host solve-image-captchas work --provider local,capsolver
  $ solve-image-captchas work --provider capsolver --rate 10/s --budget-requests 500
  $ solve-image-captchas work --provider capsolver --budget-cost 2 --price capsolver=0.0004

With --json, a line on stdout when the worker is ready, and for each job:
  {"event":"working","redis":"redis://127.0.0.1:6379","queue":"image-captchas","providers":["local"],"url":"http://127.0.0.1:8766"}
  {"event":"job","name":"read","outcome":"ok","provider":"local","ms":21.4}

Exit status:
  0    stopped, with everything read that was begun
  1    stopped after --grace seconds, with images left to other workers
  2    wrong usage, a missing key, no Redis, or the address to listen on is taken
  130  ended at once by a second Ctrl-C (143: by a second SIGTERM)
`

export function createWorkCommand(terminal: Terminal): Command {
  const command: Command = new Command('work')
    .summary('read the images of a queue, as a worker of a fleet')
    .description('Reads images from a queue in Redis, as one of any number of workers.')
    .addHelpText('after', () => formatNotes(HELP, terminal))
    .action(async (options: WorkOptions) => {
      const address = parseConnection(findRedis(options, command, terminal), 'work')
      const { budget, store } = toBudget(options, address)
      assertUsable(options, command, terminal)
      const providers = createProviders(options)
      const metrics = createWorkMetrics({ version: readManifest().version, queue: options.queue })
      const logError = createErrorLog(terminal)
      const worker = await startWorker({
        address,
        queue: options.queue,
        providers,
        concurrency: options.concurrency,
        rate: options.rate,
        budget,
        onJob(job) {
          metrics.countJob(job)
          if (!options.quiet) terminal.stdout.write(formatJob(job, options, terminal))
        },
        onError: logError,
      }).catch(explainStart(command))
      const server = await serveMonitoring(worker, metrics, { ...options, onError: logError }).catch(
        async (error) => {
          await worker.stop(0)
          return command.error(explainListenError(error, options))
        },
      )
      const names = providers.map(({ name }) => name)
      terminal.stdout.write(
        formatStart({ ...options, redis: address.label, providers: names, url: server.url }),
      )
      await stopOnSignal(worker, server, options.grace, terminal)
      await closeAll(providers, store)
    })
  for (const option of [...workOptions(), ...listedProviderOptions()]) command.addOption(option)
  return command
}

function findRedis({ redis }: WorkOptions, command: Command, { env }: Terminal): string {
  const address = redis ?? env[REDIS_VARIABLE]
  if (address) return address
  return command.error(`error: which Redis? Add --redis redis://127.0.0.1:6379, or set ${REDIS_VARIABLE}.`)
}

function toBudget(
  { budgetRequests, budgetCost, price, budgetRun, queue }: WorkOptions,
  { options }: RedisAddress,
): { budget: BudgetOptions | undefined; store: RedisBudget | undefined } {
  if (budgetRequests === undefined && budgetCost === undefined) return { budget: undefined, store: undefined }
  const store = redisBudget(options, { name: queue, run: budgetRun })
  return { budget: { requests: budgetRequests, cost: budgetCost, prices: price, store }, store }
}

/** What every image would fail with is said before the first. */
function assertUsable(
  { provider, budgetCost, price }: WorkOptions,
  command: Command,
  { env }: Terminal,
): void {
  for (const { name, keyVariable } of keyedProviders) {
    if (!provider.includes(name)) continue
    if (!env[keyVariable]?.trim())
      command.error(`error: ${name} needs the key of your account: set ${keyVariable}.`)
    if (budgetCost !== undefined && price[name] === undefined)
      command.error(
        `error: --budget-cost needs the price of an image: add --price ${name}=0.0004, for example.`,
      )
  }
}

function explainStart(command: Command) {
  return (error: unknown): never => {
    if (error instanceof RedisUnusableError) command.error(`error: ${error.message}`)
    if (error instanceof PackageMissingError) command.error(`error: work ${error.message}`)
    throw error
  }
}

async function stopOnSignal(
  worker: RunningWorker,
  server: RunningServer,
  grace: number,
  terminal: Terminal,
): Promise<void> {
  await new Promise<void>((resolve) => onFirstSignal(() => resolve()))
  const { inProgress } = worker
  if (inProgress > 0)
    terminal.stderr.write(
      `Stopping: ${formatCount(inProgress, 'image')} in progress. Press Ctrl-C again to end at once.\n`,
    )
  // Whoever monitors it sees it stop.
  const closed = server.stop(grace)
  const left = await worker.stop(grace)
  await closed
  if (left > 0) {
    terminal.stderr.write(
      `Stopped after ${grace / 1000} s: ${formatCount(left, 'image')} left to other workers. --grace allows more time.\n`,
    )
    terminal.exitCode = 1
  }
}

async function closeAll(providers: readonly Provider[], store: RedisBudget | undefined): Promise<void> {
  for (const provider of providers) await provider.close?.()
  await store?.close()
}
