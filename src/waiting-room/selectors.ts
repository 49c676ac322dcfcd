import * as v from 'valibot'

const selector = (fallback: string) =>
  v.optional(v.pipe(v.string('give a CSS selector'), v.nonEmpty('give a CSS selector')), fallback)

/** Where a waiting room shows what, as CSS selectors. Those left out keep their defaults. */
export interface RoomSelectorOptions {
  /**
   * An element that only a waiting room has.
   *
   * @default 'body[data-pageid="queue"], #MainPart_divProgressbar, #MainPart_lbUsersInLineAheadOfYou'
   */
  room?: string | undefined
  /**
   * The page before the queue opens.
   *
   * @default 'body[data-pageid="before"]'
   */
  before?: string | undefined
  /**
   * The challenge in front of the line.
   *
   * @default '#challenge-container, #divChallenge, body[data-pageid="softblock"]'
   */
  challenge?: string | undefined
  /**
   * The button that lets a visitor into the line, where the challenge is nothing but that button.
   *
   * @default '#waitingroomentry-content-holder button, #challenge-container button.botdetect-button'
   */
  entry?: string | undefined
  /**
   * What shows that a challenge works by itself.
   *
   * @default '#three-bar-loader-container'
   */
  working?: string | undefined
  /**
   * The notice that the queue is paused.
   *
   * @default '#queue-paused'
   */
  paused?: string | undefined
  /**
   * The number of users ahead.
   *
   * @default '#MainPart_lbUsersInLineAheadOfYou'
   */
  usersAhead?: string | undefined
  /**
   * The expected waiting time, or the expected time of day.
   *
   * @default '#MainPart_lbExpectedServiceTime, #MainPart_lbWhichIsIn'
   */
  expectedTime?: string | undefined
  /**
   * The visitor's number in the queue.
   *
   * @default '#MainPart_lbQueueNumber'
   */
  queueNumber?: string | undefined
  /**
   * The id of the place in line.
   *
   * @default '#hlLinkToQueueTicket2'
   */
  queueId?: string | undefined
  /**
   * The message of the event's owner.
   *
   * @default '#MainPart_pMessageOnQueueTicket'
   */
  message?: string | undefined
  /**
   * The progress bar.
   *
   * @default '#MainPart_divProgressbar'
   */
  progress?: string | undefined
  /**
   * The button with which visitors confirm, when it is their turn, that they are still there.
   *
   * @default '#buttonConfirmRedirect'
   */
  confirm?: string | undefined
  /**
   * The button with which visitors confirm, while they are still in line, that they are there.
   *
   * @default '#buttonConfirmVisitorPresence'
   */
  present?: string | undefined
  /** The notice that everything is sold out. Left out, the text of the `closed` page decides. */
  soldOut?: string | undefined
  /**
   * The page after the end of the event.
   *
   * @default 'body[data-pageid="after"]'
   */
  closed?: string | undefined
  /**
   * The page that says that the place in line is lost.
   *
   * @default 'body[data-pageid="exit"]'
   */
  expired?: string | undefined
  /**
   * The room's own error page.
   *
   * @default 'body[data-pageid="error"]'
   */
  failed?: string | undefined
}

/**
 * Where a waiting room shows what. The defaults are the ids of Queue-it's own theme, as public customisations of it use
 * them, and programs that meet its pages. Themes differ.
 */
export const selectorsSchema = v.strictObject({
  room: selector('body[data-pageid="queue"], #MainPart_divProgressbar, #MainPart_lbUsersInLineAheadOfYou'),
  before: selector('body[data-pageid="before"]'),
  challenge: selector('#challenge-container, #divChallenge, body[data-pageid="softblock"]'),
  entry: selector('#waitingroomentry-content-holder button, #challenge-container button.botdetect-button'),
  working: selector('#three-bar-loader-container'),
  paused: selector('#queue-paused'),
  usersAhead: selector('#MainPart_lbUsersInLineAheadOfYou'),
  expectedTime: selector('#MainPart_lbExpectedServiceTime, #MainPart_lbWhichIsIn'),
  queueNumber: selector('#MainPart_lbQueueNumber'),
  queueId: selector('#hlLinkToQueueTicket2'),
  message: selector('#MainPart_pMessageOnQueueTicket'),
  progress: selector('#MainPart_divProgressbar'),
  confirm: selector('#buttonConfirmRedirect'),
  present: selector('#buttonConfirmVisitorPresence'),
  soldOut: v.optional(v.pipe(v.string(), v.nonEmpty())),
  closed: selector('body[data-pageid="after"]'),
  expired: selector('body[data-pageid="exit"]'),
  failed: selector('body[data-pageid="error"]'),
})

/** The selectors of a waiting room, with defaults filled in. */
export type RoomSelectors = v.InferOutput<typeof selectorsSchema>
