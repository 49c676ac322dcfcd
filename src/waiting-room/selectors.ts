import * as v from 'valibot'

const selector = (fallback: string) =>
  v.optional(v.pipe(v.string('give a CSS selector'), v.nonEmpty('give a CSS selector')), fallback)

/**
 * Where a waiting room shows what. The defaults are the ids of Queue-it's own theme, as public customisations of it use
 * them, and programs that meet its pages. Themes differ.
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
   * @default '#challenge-container, #divChallenge, body[data-pageid="softblock"]'
   */
  challenge: selector('#challenge-container, #divChallenge, body[data-pageid="softblock"]'),
  /**
   * The button that lets a visitor into the line, where the challenge is nothing but that button.
   *
   * @default '#waitingroomentry-content-holder button, #challenge-container button.botdetect-button'
   */
  entry: selector('#waitingroomentry-content-holder button, #challenge-container button.botdetect-button'),
  /**
   * What shows that a challenge works by itself.
   *
   * @default '#three-bar-loader-container'
   */
  working: selector('#three-bar-loader-container'),
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
   * @default '#MainPart_lbExpectedServiceTime, #MainPart_lbWhichIsIn'
   */
  expectedTime: selector('#MainPart_lbExpectedServiceTime, #MainPart_lbWhichIsIn'),
  /**
   * The visitor's number in the queue.
   *
   * @default '#MainPart_lbQueueNumber'
   */
  queueNumber: selector('#MainPart_lbQueueNumber'),
  /**
   * The id of the place in line.
   *
   * @default '#hlLinkToQueueTicket2'
   */
  queueId: selector('#hlLinkToQueueTicket2'),
  /**
   * The message of the event's owner.
   *
   * @default '#MainPart_pMessageOnQueueTicket'
   */
  message: selector('#MainPart_pMessageOnQueueTicket'),
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
  /**
   * The button with which visitors confirm, while they are still in line, that they are there.
   *
   * @default '#buttonConfirmVisitorPresence'
   */
  present: selector('#buttonConfirmVisitorPresence'),
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
