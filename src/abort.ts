import { setTimeout } from 'node:timers/promises'

/**
 * Settles as `promise` does, or rejects with the signal's reason as soon as it is aborted, so that something that
 * never answers can't hold its caller.
 */
export async function abortable<Value>(promise: Promise<Value>, signal?: AbortSignal): Promise<Value> {
  if (!signal) return promise
  let stop = () => {}
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([promise, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
    // When the signal won, the promise may still reject; the caller has its reason already.
    promise.catch(() => undefined)
  }
}

/** Waits so many milliseconds, or rejects with the signal's reason when it is aborted before. */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  try {
    await setTimeout(milliseconds, undefined, signal && { signal })
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  }
}
