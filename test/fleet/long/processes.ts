import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export interface WorkerPlan {
  url: string
  concurrency: number
  /** Milliseconds that an image takes. */
  ms: number
  /** The file that each image is written to when it would be charged. */
  charges: string
  free: boolean
}

export interface ClientPlan {
  url: string
  /** Number of the first image. */
  first: number
  count: number
  atOnce: number
  timeout: number
}

export interface ClientReport {
  /** Images that were read as what they are. */
  right: number
  /** Numbers of those that were read as another. */
  wrong: number[]
  /** How many failed with which code. */
  codes: Record<string, number>
  /** Bytes in use after a garbage collection. */
  heapHalfway: number
  heapAtEnd: number
}

/** A process that is ready, and ends with its test. */
export interface Child {
  process: ChildProcess
  /** The next message from it. */
  message<Message>(): Promise<Message>
}

const children: ChildProcess[] = []

export const startWorkerProcess = (plan: WorkerPlan) => start('worker-process.ts', plan)

/** Starts a client, which begins once it is told to. */
export const startClientProcess = (plan: ClientPlan) => start('client-process.ts', plan)

async function start(file: string, plan: WorkerPlan | ClientPlan): Promise<Child> {
  const path = fileURLToPath(new URL(file, import.meta.url))
  const child = fork(path, [JSON.stringify(plan)], { execArgv: ['--import', 'tsx', '--expose-gc'] })
  children.push(child)
  const message = async <Message>() => (await once(child, 'message'))[0] as Message
  await message()
  return { process: child, message }
}

/** Has clients begin, and returns what became of their images and how long it took. */
export async function runClients(clients: readonly Child[]): Promise<{ report: ClientReport; ms: number }> {
  const reports = Promise.all(clients.map((client) => client.message<ClientReport>()))
  const started = performance.now()
  for (const { process } of clients) process.send('go')
  const all = await reports
  return { report: all.reduce(add), ms: performance.now() - started }
}

function add(one: ClientReport, other: ClientReport): ClientReport {
  const codes = { ...one.codes }
  for (const [code, count] of Object.entries(other.codes)) codes[code] = (codes[code] ?? 0) + count
  return {
    right: one.right + other.right,
    wrong: [...one.wrong, ...other.wrong],
    codes,
    heapHalfway: one.heapHalfway + other.heapHalfway,
    heapAtEnd: one.heapAtEnd + other.heapAtEnd,
  }
}

export async function kill({ process }: Child, signal: NodeJS.Signals): Promise<number | null> {
  if (process.exitCode !== null || process.signalCode !== null) return process.exitCode
  const exit = once(process, 'exit')
  process.kill(signal)
  await exit
  return process.exitCode
}

export async function endProcesses(): Promise<void> {
  for (const process of children.splice(0))
    await kill({ process, message: () => new Promise(() => {}) }, 'SIGKILL')
}

/** How often each image was sent to the provider, by its number. */
export function readCharges(file: string): Map<number, number> {
  const counts = new Map<number, number>()
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean))
    counts.set(Number(line), (counts.get(Number(line)) ?? 0) + 1)
  return counts
}
