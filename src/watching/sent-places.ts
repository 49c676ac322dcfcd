/** A place where the hook has sent an answer: on every document that looks the same it is the same place. */
interface Place {
  sends: number
  /** Whether another answer may follow: the last one was a success. */
  mayGoOn: boolean
}

/** Where the hook has sent answers since a person or a test last did something. */
export class SentPlaces {
  readonly #places = new Map<string, Place>()
  /** The document that the last of them led to. */
  document: number | undefined

  get isEmpty(): boolean {
    return this.#places.size === 0
  }

  /** Whether an answer may be sent, of at most so many in a row. */
  allows(look: string, most: number): boolean {
    const place = this.#places.get(look)
    return place === undefined || (place.mayGoOn && place.sends < most)
  }

  add(look: string, mayGoOn: boolean): void {
    this.#places.set(look, { sends: (this.#places.get(look)?.sends ?? 0) + 1, mayGoOn })
  }

  /** Allows one more everywhere: the page was reloaded, by whomever. */
  reopen(): void {
    for (const place of this.#places.values()) place.mayGoOn = true
  }

  /** Starts anew: a person or a test did something. */
  clear(): void {
    this.#places.clear()
  }
}
