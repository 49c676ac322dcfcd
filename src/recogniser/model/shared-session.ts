import { loadModel, type ModelCard } from './model-card.ts'
import { startSession } from './runtime.ts'
import type { RuntimeName, Session } from './session.ts'

/** The model cannot be used for any image: its files, its runtime or its output are wrong. The first failure is the `cause`. */
export class UnusableModelError extends Error {
  override readonly name = 'UnusableModelError'
}

/**
 * Awaits a step of loading or running the model.
 *
 * @throws {UnusableModelError} when the step fails, with its error as the cause.
 * @throws the reason of `signal` when it is aborted.
 */
export async function orUnusable<Value>(step: Promise<Value>, signal?: AbortSignal): Promise<Value> {
  try {
    return await step
  } catch (cause) {
    signal?.throwIfAborted()
    throw new UnusableModelError(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

/** A model that is ready to run, with its card. */
export interface RunningModel {
  card: ModelCard
  session: Session
}

/** One user's hold on a session. */
export interface SharedSession {
  /** Rejects with an `UnusableModelError`. */
  ready: Promise<RunningModel>
  /** Releases it. The last user's call ends the session. A second call by the same user does nothing. */
  release(): Promise<void>
}

interface Running {
  ready: Promise<RunningModel>
  users: number
}

/** Starting a session takes time and memory, so all recognisers of a process share one. By runtime and path. */
const running = new Map<string, Running>()

/** Returns the session of a model, by default the package's own, which its first user starts. */
export function acquireSession(model?: string, runtime?: RuntimeName): SharedSession {
  const key = `${runtime ?? 'auto'} ${model ?? ''}`
  const shared = running.get(key) ?? begin(key, model, runtime)
  shared.users++
  let held = true
  return {
    ready: shared.ready,
    async release() {
      if (!held) return
      held = false
      if (--shared.users > 0) return
      if (running.get(key) === shared) running.delete(key)
      const outcome = await Promise.allSettled([shared.ready])
      if (outcome[0].status === 'fulfilled') await outcome[0].value.session.release()
    },
  }
}

function begin(key: string, model: string | undefined, runtime: RuntimeName | undefined): Running {
  const started: Running = { ready: orUnusable(start(model, runtime)), users: 0 }
  running.set(key, started)
  // A failed start is forgotten, so that the next reading tries again.
  started.ready.catch(() => running.delete(key))
  return started
}

async function start(model: string | undefined, runtime: RuntimeName | undefined): Promise<RunningModel> {
  const { card, weights } = await loadModel(model)
  return { card, session: await startSession(weights, runtime) }
}
