import { abortable } from '../shared/abort.ts'

interface Waiter {
  /** The number of looks there had been. */
  after: number
  /** Whether the page's loading is no longer waited for. */
  takesPending: boolean
  resolve(): void
}

/** Who waits until the hook has nothing left to do on the page as it is now. */
export class Settling {
  /** Whether the last look found something that is still to come. */
  isPending = true
  readonly #ask: () => void
  readonly #longest: number
  #looks = 0
  #waiters: Waiter[] = []

  /**
   * @param ask - makes the hook look at the page.
   * @param longest - milliseconds after which what is still to come is no longer waited for.
   */
  constructor(ask: () => void, longest: number) {
    this.#ask = ask
    this.#longest = longest
  }

  beginLook(): void {
    this.#looks += 1
    this.isPending = false
  }

  /** Called when a look found nothing to do. */
  settle(): void {
    this.#release(({ after, takesPending }) => this.#looks > after && (takesPending || !this.isPending))
  }

  /** Lets everybody go: the hook ends. */
  end(): void {
    this.#release(() => true)
  }

  /** Resolves once a later look has found nothing to do. */
  async wait(signal: AbortSignal): Promise<void> {
    const waiter: Waiter = { after: this.#looks, takesPending: false, resolve: () => {} }
    const done = new Promise<void>((resolve) => {
      waiter.resolve = resolve
    })
    this.#waiters.push(waiter)
    this.#ask()
    const timer = setTimeout(() => {
      waiter.takesPending = true
      this.#ask()
    }, this.#longest)
    try {
      await abortable(done, signal)
    } finally {
      clearTimeout(timer)
      this.#waiters = this.#waiters.filter((one) => one !== waiter)
    }
  }

  #release(isDone: (waiter: Waiter) => boolean): void {
    const done = this.#waiters.filter(isDone)
    this.#waiters = this.#waiters.filter((waiter) => !done.includes(waiter))
    for (const { resolve } of done) resolve()
  }
}
