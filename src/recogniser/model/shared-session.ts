import { loadModel, type ModelCard } from './model-card.ts'
import { type RuntimeName, type Session, startSession } from './runtime.ts'
import { orUnusable } from './unusable-model-error.ts'

/** A net that is ready to run, with its card. */
export interface RunningModel {
  card: ModelCard
  session: Session
}

/** One user's hold on a session. */
export interface SharedSession {
  /** Rejects with an `UnusableModelError`. */
  ready: Promise<RunningModel>
  /** Gives it back. The last user's call ends the session; a second call by the same user does nothing. */
  release(): Promise<void>
}

interface Running {
  ready: Promise<RunningModel>
  users: number
}

/** A session costs a third of a second and tens of megabytes, so all recognisers of a process share one. */
const running = new Map<string, Running>()

/** Hands out the session of a model, starting it for its first user. */
export function acquireSession(model: string, runtime?: RuntimeName): SharedSession {
  const key = `${runtime ?? 'auto'} ${model}`
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

function begin(key: string, model: string, runtime: RuntimeName | undefined): Running {
  const started: Running = { ready: orUnusable(start(model, runtime)), users: 0 }
  running.set(key, started)
  // One that could not start is forgotten, so that the next reading tries again.
  started.ready.catch(() => running.delete(key))
  return started
}

async function start(model: string, runtime: RuntimeName | undefined): Promise<RunningModel> {
  const { card, weights } = await loadModel(model)
  return { card, session: await startSession(weights, runtime) }
}
