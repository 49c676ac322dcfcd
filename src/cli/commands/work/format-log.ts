import { toPrintable, toPrintableJson, toPrintableLines } from '../../../log/printable.ts'
import type { FinishedJob } from '../../../providers/bullmq/answer-job.ts'
import { createPainter, type Terminal } from '../../../terminal/paint.ts'

/** Longer than every code. */
const OUTCOME_WIDTH = 26
const PROVIDER_WIDTH = 12

interface Start {
  /** Without credentials. */
  redis: string
  queue: string
  providers: readonly string[]
  url: string
  json?: boolean
}

/** Formats the line that is printed once the worker takes jobs. */
export function formatStart({ redis, queue, providers, url, json }: Start): string {
  if (json) return `${toPrintableJson({ event: 'working', redis, queue, providers, url })}\n`
  const readers = `provider${providers.length === 1 ? '' : 's'} ${providers.join(', ')}`
  return (
    `Working on the queue ${queue} at ${redis}, ${readers}. ` +
    `Health and metrics at ${url}. Press Ctrl-C to stop.\n`
  )
}

/** Formats the log line of a job, which contains neither the image nor the reading. */
export function formatJob(
  { name, outcome, provider = '', ms }: FinishedJob,
  { json }: { json?: boolean },
  { stdout, env }: Pick<Terminal, 'stdout' | 'env'>,
): string {
  if (json) {
    const rounded = Number(ms.toFixed(1))
    return `${toPrintableJson({ event: 'job', name, outcome, provider: provider || undefined, ms: rounded })}\n`
  }
  const paint = createPainter(stdout, env)
  const style = outcome === 'ok' ? 'green' : 'yellow'
  const time = paint('dim', `${Math.round(ms)} ms`.padStart(9))
  const result = paint(style, toPrintable(outcome).padEnd(OUTCOME_WIDTH))
  return `${name.padEnd(6)}  ${result}  ${toPrintable(provider).padEnd(PROVIDER_WIDTH)}${time}\n`
}

/** Prints errors, but not the same one again while nothing else happens: a connection that is away fails many times a second. */
export function createErrorLog({ stderr }: Pick<Terminal, 'stderr'>): (error: unknown) => void {
  let last = ''
  return (error) => {
    const text = error instanceof Error ? error.message : String(error)
    if (text === last) return
    last = text
    stderr.write(`${toPrintableLines(text)}\n`)
  }
}
