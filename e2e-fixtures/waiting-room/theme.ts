/** The parts of the room's page that visitors, and code that waits for them, read. */
export const parts = ['usersAhead', 'expectedTime', 'queueNumber', 'progress', 'paused', 'confirm'] as const

export type Part = (typeof parts)[number]

/** The attribute that marks a part, and the selector that finds it. */
type Theme = Record<Part, { attribute: string; selector: string }>

const id = (value: string) => ({ attribute: `id="${value}"`, selector: `#${value}` })
const line = (value: string) => ({ attribute: `data-line="${value}"`, selector: `[data-line="${value}"]` })

/** The ids in public customisations of Queue-it's theme. */
export const defaultTheme: Theme = {
  usersAhead: id('MainPart_lbUsersInLineAheadOfYou'),
  expectedTime: id('MainPart_lbExpectedServiceTime'),
  queueNumber: id('MainPart_lbQueueNumber'),
  progress: id('MainPart_divProgressbar'),
  paused: id('queue-paused'),
  confirm: id('buttonConfirmRedirect'),
}

/** A customer's own markup, about which nothing is known. */
export const ownTheme: Theme = {
  usersAhead: line('ahead'),
  expectedTime: line('expected'),
  queueNumber: line('number'),
  progress: line('bar'),
  paused: line('paused'),
  confirm: line('confirm'),
}
