import process from 'node:process'

/** The signals of Ctrl-C and of process managers. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const

export type EndingSignal = (typeof SIGNALS)[number]

/** A signal ended the command. It is not reported: whoever sent it knows. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError'
  /** As shells have it: 128 plus the number of the signal. */
  readonly exitCode: number

  constructor(signal: EndingSignal) {
    super(`ended by ${signal}`)
    this.exitCode = signal === 'SIGINT' ? 130 : 143
  }
}

/**
 * Calls a listener on the first signal. The next signal ends the process at once, as by default.
 *
 * @returns a function that stops listening.
 */
export function onFirstSignal(listener: (signal: EndingSignal) => void): () => void {
  const stop = () => {
    for (const signal of SIGNALS) process.off(signal, onSignal)
  }
  const onSignal = (signal: EndingSignal) => {
    stop()
    listener(signal)
  }
  for (const signal of SIGNALS) process.on(signal, onSignal)
  return stop
}

/** Runs a function whose signal is aborted by the first Ctrl-C, so that it can release its resources. */
export async function interruptible<Value>(run: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
  const ending = new AbortController()
  const stop = onFirstSignal((signal) => ending.abort(new InterruptedError(signal)))
  try {
    return await run(ending.signal)
  } finally {
    stop()
  }
}
