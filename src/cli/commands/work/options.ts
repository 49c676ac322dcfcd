import { Option } from 'commander'
import { DEFAULT_QUEUE } from '../../../providers/bullmq/options.ts'
import type { ProviderListChoice } from '../../create-provider.ts'
import {
  parseAddressHost,
  parseAmount,
  parseCount,
  parsePort,
  parsePrices,
  parseQueueName,
  parseRate,
  parseSeconds,
} from '../../parse-values.ts'

/** The environment variable that holds the address of the Redis. */
export const REDIS_VARIABLE = 'SOLVE_IMAGE_CAPTCHAS_REDIS'

export interface WorkOptions extends ProviderListChoice {
  redis?: string
  queue: string
  concurrency?: number
  rate?: { requests: number; interval: number }
  budgetRequests?: number
  budgetCost?: number
  price: Record<string, number>
  budgetRun?: string
  host: string
  port: number
  grace: number
  quiet?: boolean
  json?: boolean
}

export function workOptions(): Option[] {
  return [
    new Option('--redis <address>', `address of the Redis; with a password, safer in ${REDIS_VARIABLE}`),
    new Option('--queue <name>', 'name of the queue').argParser(parseQueueName).default(DEFAULT_QUEUE),
    new Option(
      '--concurrency <number>',
      'images read at the same time (default: 4 for local, 50 for services)',
    ).argParser(parseCount),
    new Option('--rate <limit>', 'images of all workers together, such as 10/s or 500/m').argParser(
      parseRate,
    ),
    new Option(
      '--budget-requests <number>',
      'images that all workers together may send to paid providers',
    ).argParser(parseCount),
    new Option('--budget-cost <amount>', 'what all workers together may spend; needs --price').argParser(
      parseAmount,
    ),
    new Option('--price <name=amount...>', 'price of an image at a provider, such as capsolver=0.0004')
      .argParser(parsePrices)
      .default({}, 'none'),
    new Option('--budget-run <id>', 'run that the budget is for (default: each day has a new one)'),
    new Option('--port <number>', 'port of /healthz and /metrics; 0 picks a free one')
      .argParser(parsePort)
      .default(8766),
    new Option('--host <address>', 'address of /healthz and /metrics')
      .argParser(parseAddressHost)
      .default('127.0.0.1'),
    new Option('--grace <seconds>', 'how long images in progress may take once the worker stops')
      .argParser(parseSeconds)
      .default(30_000, '30'),
    new Option('--quiet', 'do not log jobs'),
    new Option('--json', 'print lines of JSON'),
  ]
}
