import type { Emulator } from './emulator.ts'

/** The emulator of a service, described so that the tests of every provider can drive it. */
export interface EmulatedService {
  /** The name of its provider in the registry. */
  readonly provider: string
  /** Options of the provider that choose this API of the service, if there are several. */
  readonly options?: Readonly<Record<string, unknown>>
  /** The path that images are sent to. */
  readonly creating: string
  /** The path that results are polled from, if they are. */
  readonly polling?: string
  start(options?: EmulatorOptions): Promise<RunningService>
}

export interface EmulatorOptions {
  port?: number
  /** Keys that are known. */
  keys?: readonly string[]
  /** What every image shows. */
  text?: string
  /** How many polls find a task unfinished. */
  polls?: number
}

/** An emulator, and what its service can be made to do. */
export interface RunningService {
  readonly emulator: Emulator
  /** The `baseUrl` of a provider that is to call it. */
  readonly baseUrl: string
  emptyAccount(): void
  /** What every image shows from now on. */
  show(text: string): void
  /** Tasks are never ready from now on. */
  delayTasks?(): void
  /** Forgets the tasks that were created. */
  loseTasks?(): void
}

/** An emulator of a service that keeps tasks until they are read. */
interface TaskEmulator extends Emulator {
  balance: number
  text: string
  polls: number
  readonly tasks: Map<unknown, unknown>
}

/** What each service that keeps tasks can be made to do. */
export function runTasks(emulator: TaskEmulator): RunningService {
  return {
    emulator,
    baseUrl: emulator.url,
    emptyAccount: () => void Object.assign(emulator, { balance: 0 }),
    show: (text) => void Object.assign(emulator, { text }),
    delayTasks: () => void Object.assign(emulator, { polls: Number.POSITIVE_INFINITY }),
    loseTasks: () => emulator.tasks.clear(),
  }
}
