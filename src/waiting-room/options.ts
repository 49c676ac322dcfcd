import * as v from 'valibot'
import {
  callSchema,
  resolveOptions,
  type Settings,
  type SolveOptions,
  type SolverOptions,
} from '../options.ts'
import { parseOptions } from '../shared/parse-options.ts'
import type { QueueProgress } from './result.ts'
import { type RoomSelectorOptions, type RoomSelectors, selectorsSchema } from './selectors.ts'

/** The longest delay that a timer can hold, in milliseconds. */
const maxDelay = 2 ** 31 - 1

/** Options of `waitForQueueTurn`; those for solving apply to the challenge in front of the line. */
export interface QueueOptions extends Omit<SolveOptions, 'required' | 'submit' | 'throwOnError' | 'timeout'> {
  /**
   * Timeout of the whole wait, in milliseconds. The solver's own `timeout` applies to a challenge in front of the line.
   *
   * @default 1800000
   */
  timeout?: number | undefined
  /** Called whenever the waiting room shows something new. */
  onProgress?: ((progress: QueueProgress) => void) | undefined
  /**
   * What to do about a challenge that is no picture of text, such as reCAPTCHA. `'solve'`: the call rejects, because it can't be
   * solved. `'wait'`: it goes on waiting for a person to solve it by hand in a headed browser. Pictures of text are solved
   * either way.
   *
   * @default 'solve'
   */
  challenge?: 'solve' | 'wait' | undefined
  /**
   * Address of the page behind the waiting room: a prefix in which `*` stands for anything, or a RegExp.
   *
   * @default any page reached with a `queueittoken`, or the address in the waiting room's own `t` parameter
   */
  target?: string | RegExp | undefined
  /**
   * Where the waiting room shows what, for themes with markup of their own. Selectors left out keep their defaults.
   *
   * @default {}
   */
  selectors?: RoomSelectorOptions | undefined
}

/** The default and check of every option of `waitForQueueTurn`. */
export const queueSchema = v.strictObject({
  ...v.omit(callSchema, ['required', 'submit', 'throwOnError']).entries,
  timeout: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(maxDelay)), 1_800_000),
  onProgress: v.optional(
    v.custom<(progress: QueueProgress) => void>((value) => typeof value === 'function', 'give a function'),
  ),
  challenge: v.optional(v.picklist(['solve', 'wait']), 'solve'),
  target: v.optional(v.union([v.string(), v.instance(RegExp)], 'give an address pattern or a RegExp')),
  selectors: v.optional(selectorsSchema, {}),
})

/** Options with defaults filled in. */
export interface QueueSettings extends Pick<Settings, 'origins' | 'appearTimeout'> {
  timeout: number
  signal?: AbortSignal | undefined
  onProgress?: ((progress: QueueProgress) => void) | undefined
  target?: string | RegExp | undefined
  selectors: RoomSelectors
  challenge: 'solve' | 'wait'
  /** The options given for solving a challenge. */
  solving: SolveOptions
}

/**
 * Checks the options of one wait. Those for solving override the solver's.
 *
 * @throws {InvalidOptionError}
 */
export function resolveQueueOptions(own: SolverOptions, overrides: QueueOptions = {}): QueueSettings {
  const parsed = parseOptions(queueSchema, overrides, 'waitForQueueTurn()')
  const { timeout, signal, onProgress, target, selectors, challenge, ...solving } = overrides
  const { origins, appearTimeout } = resolveOptions(own, solving)
  return { ...parsed, origins, appearTimeout, solving }
}
