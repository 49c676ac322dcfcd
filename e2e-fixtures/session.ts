import { randomBytes } from 'node:crypto'

/** What the server remembers about a visitor. */
export class Session {
  readonly id = randomBytes(16).toString('hex')
  readonly #decks = new Map<string, string[]>()

  /** Deals a random card, none twice before all have been dealt. */
  deal(deck: string, cards: string[]): string {
    let left = this.#decks.get(deck)
    if (!left?.length) {
      left = shuffle(cards)
      this.#decks.set(deck, left)
    }
    const card = left.pop()
    if (card === undefined) throw new Error(`The deck ${deck} has no cards.`)
    return card
  }
}

function shuffle(cards: string[]): string[] {
  return cards
    .map((card) => ({ card, order: Math.random() }))
    .sort((left, right) => left.order - right.order)
    .map(({ card }) => card)
}
