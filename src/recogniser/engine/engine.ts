import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Session } from '../model/session.ts'
import { loadKernels } from './kernels.ts'
import { createNetwork, type Network } from './network.ts'
import type { Tensor } from './onnx-file.ts'
import type { Steps } from './operations.ts'
import { createWeights } from './weights.ts'

/** How long a run keeps the event loop before others have their turn. In milliseconds. */
const SLICE = 8

/** Starts the package's own engine, which runs one network, that of the shipped model, with any weights. */
export async function startEngine(tensors: ReadonlyMap<string, Tensor>): Promise<Session> {
  async function start(): Promise<Network> {
    const kernels = await loadKernels()
    return createNetwork(kernels, createWeights(kernels, tensors))
  }

  let network: Network | undefined = await start()
  return {
    runtime: 'wasm',
    async run(image, signal) {
      network ??= await start()
      try {
        return await takeSteps(network.run(image), signal)
      } catch (error) {
        // After a crash nothing in its memory can be relied on. The next run starts it again.
        if (!signal?.aborted) network = undefined
        throw error
      }
    },
    async release() {
      network = undefined
    },
  }
}

/**
 * Runs a computation to its end, in slices between which the event loop turns.
 *
 * @throws the reason of `signal` when it is aborted between two slices.
 */
export async function takeSteps<Result>(steps: Steps<Result>, signal?: AbortSignal): Promise<Result> {
  let started = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() - started < SLICE) continue
    await nextTurn()
    signal?.throwIfAborted()
    started = performance.now()
  }
}
