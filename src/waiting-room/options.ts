import * as v from 'valibot'
import {
  callSchema,
  resolveOptions,
  type Settings,
  type SolveOptions,
  type SolverOptions,
} from '../options.ts'
import type { QueueSelectors } from '../page/in-page/observe-room.ts'
import { parseOptions } from '../shared/parse-options.ts'
import type { QueueProgress } from './result.ts'

/** What a timer can hold. */
const longest = 2 ** 31 - 1

const selector = (fallback: string) =>
  v.optional(v.pipe(v.string('Give a CSS selector.'), v.nonEmpty('Give a CSS selector.')), fallback)

/**
 * Where a waiting room shows what. The defaults are the ids of Queue-it's own theme as public customisations of it use
 * them; they are unconfirmed, and themes differ.
 */
const selectorsSchema = v.strictObject({
  /**
   * What only a waiting room has.
   *
   * @default 'body[data-pageid="queue"], #MainPart_divProgressbar, #MainPart_lbUsersInLineAheadOfYou'
   */
  room: selector('body[data-pageid="queue"], #MainPart_divProgressbar, #MainPart_lbUsersInLineAheadOfYou'),
  /**
   * The page before the queue opens.
   *
   * @default 'body[data-pageid="before"]'
   */
  before: selector('body[data-pageid="before"]'),
  /**
   * The challenge in front of the line.
   *
   * @default '#challenge-container'
   */
  challenge: selector('#challenge-container'),
  /**
   * What is shown while the line stands still.
   *
   * @default '#queue-paused'
   */
  paused: selector('#queue-paused'),
  /** @default '#MainPart_lbUsersInLineAheadOfYou' */
  usersAhead: selector('#MainPart_lbUsersInLineAheadOfYou'),
  /** @default '#MainPart_lbExpectedServiceTime' */
  expectedTime: selector('#MainPart_lbExpectedServiceTime'),
  /** @default '#MainPart_lbQueueNumber' */
  queueNumber: selector('#MainPart_lbQueueNumber'),
  /** @default '#MainPart_divProgressbar' */
  progress: selector('#MainPart_divProgressbar'),
  /**
   * The button that says that the visitor whose turn it is is still there.
   *
   * @default '#buttonConfirmRedirect'
   */
  confirm: selector('#buttonConfirmRedirect'),
  /** What is shown when nothing is left. Told by the words of the page that says it is over when left out. */
  soldOut: v.optional(v.pipe(v.string(), v.nonEmpty())),
  /**
   * The page when it is over.
   *
   * @default 'body[data-pageid="after"]'
   */
  closed: selector('body[data-pageid="after"]'),
  /**
   * The page when the place in line is lost.
   *
   * @default 'body[data-pageid="exit"]'
   */
  expired: selector('body[data-pageid="exit"]'),
  /**
   * The room's own error page.
   *
   * @default 'body[data-pageid="error"]'
   */
  failed: selector('body[data-pageid="error"]'),
})

/** The source of every option of `waitForQueueTurn`, of its type, default and check. */
const queueSchema = v.strictObject({
  ...v.omit(callSchema, ['required', 'submit', 'throwOnError']).entries,
  /**
   * Milliseconds the whole wait may take. A challenge in front of the line may take the solver's own `timeout` of it.
   *
   * @default 1800000
   */
  timeout: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(longest)), 1_800_000),
  /** Hears of each change that the waiting room shows. */
  onProgress: v.optional(
    v.custom<(progress: QueueProgress) => void>((value) => typeof value === 'function', 'give a function'),
  ),
  /**
   * Address of the page behind the waiting room: text from the beginning on, with `*` for anything, or a RegExp.
   *
   * @default whatever page a `queueittoken` leads to, or the address that the waiting room was given in `t`
   */
  target: v.optional(v.union([v.string(), v.instance(RegExp)], 'give an address pattern or a RegExp')),
  /**
   * Where the waiting room shows what, for themes with a markup of their own. What is left out keeps its default.
   *
   * @default {}
   */
  selectors: v.optional(selectorsSchema, {}),
})

/** Options of `waitForQueueTurn`; those for solving are for the challenge in front of the line. */
export type QueueOptions = v.InferInput<typeof queueSchema>

/** Options with defaults filled in. */
export interface QueueSettings extends Pick<Settings, 'origins' | 'appearTimeout'> {
  timeout: number
  signal?: AbortSignal | undefined
  onProgress?: ((progress: QueueProgress) => void) | undefined
  target?: string | RegExp | undefined
  selectors: QueueSelectors
  /** What was said for the solving of a challenge. */
  challenge: SolveOptions
}

/**
 * Checks the options of one wait, and lays those for solving over the solver's.
 *
 * @throws {InvalidOptionError}
 */
export function resolveQueueOptions(own: SolverOptions, overrides: QueueOptions = {}): QueueSettings {
  const parsed = parseOptions(queueSchema, overrides, 'waitForQueueTurn()')
  const { timeout, signal, onProgress, target, selectors, ...challenge } = overrides
  const { origins, appearTimeout } = resolveOptions(own, challenge)
  return { ...parsed, origins, appearTimeout, challenge }
}
