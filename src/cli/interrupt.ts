import process from 'node:process'

/** What ends a command from outside: Ctrl-C, and whoever supervises the process. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const

export type EndingSignal = (typeof SIGNALS)[number]

/** A command was ended from outside. There is nothing to say about it: whoever did it knows. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError'
  /** What shells give for it: 128 and the number of the signal. */
  readonly exitCode: number

  constructor(signal: EndingSignal) {
    super(`ended by ${signal}`)
    this.exitCode = signal === 'SIGINT' ? 130 : 143
  }
}

/** Listens for the first signal to end. The next one ends the process at once, as it would have without this. */
export function onFirstSignal(listener: (signal: EndingSignal) => void): () => void {
  const ignore = () => {
    for (const signal of SIGNALS) process.off(signal, hear)
  }
  const hear = (signal: EndingSignal) => {
    ignore()
    listener(signal)
  }
  for (const signal of SIGNALS) process.on(signal, hear)
  return ignore
}

/** Runs something whose signal is aborted by the first Ctrl-C, so that it can put away what it holds. */
export async function interruptible<Value>(run: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
  const ending = new AbortController()
  const ignore = onFirstSignal((signal) => ending.abort(new InterruptedError(signal)))
  try {
    return await run(ending.signal)
  } finally {
    ignore()
  }
}
