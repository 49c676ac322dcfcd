/** The parts of the room's page that visitors, and code that waits for them, read. */
export const parts = [
  'usersAhead',
  'expectedTime',
  'queueNumber',
  'queueId',
  'message',
  'progress',
  'paused',
  'present',
  'confirm',
] as const

export type Part = (typeof parts)[number]

/** The attribute that marks a part, and the selector that finds it. */
type Theme = Record<Part, { attribute: string; selector: string }>

const id = (value: string) => ({ attribute: `id="${value}"`, selector: `#${value}` })
const line = (value: string) => ({ attribute: `data-line="${value}"`, selector: `[data-line="${value}"]` })

/** The ids of Queue-it's own theme, as public programs meet them. */
export const defaultTheme: Theme = {
  usersAhead: id('MainPart_lbUsersInLineAheadOfYou'),
  expectedTime: id('MainPart_lbWhichIsIn'),
  queueNumber: id('MainPart_lbQueueNumber'),
  queueId: id('hlLinkToQueueTicket2'),
  message: id('MainPart_pMessageOnQueueTicket'),
  progress: id('MainPart_divProgressbar'),
  paused: id('queue-paused'),
  present: id('buttonConfirmVisitorPresence'),
  confirm: id('buttonConfirmRedirect'),
}

/** A customer's own markup, about which nothing is known. */
export const ownTheme: Theme = {
  usersAhead: line('ahead'),
  expectedTime: line('expected'),
  queueNumber: line('number'),
  queueId: line('id'),
  message: line('message'),
  progress: line('bar'),
  paused: line('paused'),
  present: line('present'),
  confirm: line('confirm'),
}
