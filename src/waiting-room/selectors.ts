import * as v from 'valibot'

const selector = (fallback: string) =>
  v.optional(v.pipe(v.string('give a CSS selector'), v.nonEmpty('give a CSS selector')), fallback)

/**
 * Where a waiting room shows what. The defaults are the ids of Queue-it's own theme, as public customisations of it use
 * them. They are unconfirmed, and themes differ.
 */
export const selectorsSchema = v.strictObject({
  /**
   * An element that only a waiting room has.
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
   * The notice that the queue is paused.
   *
   * @default '#queue-paused'
   */
  paused: selector('#queue-paused'),
  /**
   * The number of users ahead.
   *
   * @default '#MainPart_lbUsersInLineAheadOfYou'
   */
  usersAhead: selector('#MainPart_lbUsersInLineAheadOfYou'),
  /**
   * The expected waiting time, or the expected time of day.
   *
   * @default '#MainPart_lbExpectedServiceTime'
   */
  expectedTime: selector('#MainPart_lbExpectedServiceTime'),
  /**
   * The visitor's number in the queue.
   *
   * @default '#MainPart_lbQueueNumber'
   */
  queueNumber: selector('#MainPart_lbQueueNumber'),
  /**
   * The progress bar.
   *
   * @default '#MainPart_divProgressbar'
   */
  progress: selector('#MainPart_divProgressbar'),
  /**
   * The button with which visitors confirm, when it is their turn, that they are still there.
   *
   * @default '#buttonConfirmRedirect'
   */
  confirm: selector('#buttonConfirmRedirect'),
  /** The notice that everything is sold out. Left out, the text of the `closed` page decides. */
  soldOut: v.optional(v.pipe(v.string(), v.nonEmpty())),
  /**
   * The page after the end of the event.
   *
   * @default 'body[data-pageid="after"]'
   */
  closed: selector('body[data-pageid="after"]'),
  /**
   * The page that says that the place in line is lost.
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

/** The selectors of a waiting room, with defaults filled in. */
export type RoomSelectors = v.InferOutput<typeof selectorsSchema>
