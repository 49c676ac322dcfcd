/** The parts of the room's page that visitors, and what waits in their stead, look at. */
export const parts = ['usersAhead', 'expectedTime', 'queueNumber', 'progress', 'paused', 'confirm'] as const

export type Part = (typeof parts)[number]

/** What marks a part, as an attribute, and what finds it. */
type Theme = Record<Part, { attribute: string; selector: string }>

const id = (value: string) => ({ attribute: `id="${value}"`, selector: `#${value}` })
const line = (value: string) => ({ attribute: `data-line="${value}"`, selector: `[data-line="${value}"]` })

/** The ids that public customisations of Queue-it's theme use. */
export const defaultTheme: Theme = {
  usersAhead: id('MainPart_lbUsersInLineAheadOfYou'),
  expectedTime: id('MainPart_lbExpectedServiceTime'),
  queueNumber: id('MainPart_lbQueueNumber'),
  progress: id('MainPart_divProgressbar'),
  paused: id('queue-paused'),
  confirm: id('buttonConfirmRedirect'),
}

/** A customer's own markup, of which nothing can be known. */
export const ownTheme: Theme = {
  usersAhead: line('ahead'),
  expectedTime: line('expected'),
  queueNumber: line('number'),
  progress: line('bar'),
  paused: line('paused'),
  confirm: line('confirm'),
}
