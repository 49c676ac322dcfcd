import type { TestInfo } from '@playwright/test'

/** The longest delay of a timer, in milliseconds. */
const longestTimeout = 2 ** 31 - 1

const allowances = new WeakMap<TestInfo, TimeAllowance>()

/**
 * Does work that does not count towards the test's timeout. The timeout grows by `budget` milliseconds up front, because
 * a test that has already timed out cannot be extended, and shrinks again by the unused part when the work ends.
 * Concurrent work counts once.
 */
export async function outsideTimeout<Result>(
  testInfo: TestInfo,
  budget: number,
  work: () => Promise<Result>,
): Promise<Result> {
  const allowance = allowances.get(testInfo) ?? new TimeAllowance(testInfo)
  allowances.set(testInfo, allowance)
  allowance.take(budget)
  try {
    return await work()
  } finally {
    allowance.giveBack()
  }
}

class TimeAllowance {
  readonly #testInfo: TestInfo
  #running = 0
  #started = 0
  /** Milliseconds added since then. */
  #granted = 0
  /** The timeout last set from here. */
  #extended: number | undefined

  constructor(testInfo: TestInfo) {
    this.#testInfo = testInfo
  }

  take(budget: number): void {
    if (this.#running === 0) {
      this.#started = Date.now()
      this.#granted = 0
      this.#extended = undefined
    }
    this.#running += 1
    const timeout = timeoutOf(this.#testInfo)
    const needed = Date.now() - this.#started + budget
    // 0 means no timeout, and stays that way.
    if (timeout === 0 || needed <= this.#granted) return
    this.#set(timeout + needed - this.#granted)
    this.#granted = needed
  }

  giveBack(): void {
    this.#running -= 1
    // Keep a timeout that the test has set in the meantime, and that of a hook that has started since.
    if (this.#running > 0 || this.#extended !== timeoutOf(this.#testInfo)) return
    this.#set(this.#extended - this.#granted + (Date.now() - this.#started))
  }

  #set(timeout: number): void {
    this.#extended = Math.min(timeout, longestTimeout)
    this.#testInfo.setTimeout(this.#extended)
  }
}

/**
 * Returns the timeout currently in effect. `setTimeout()` sets the timeout of the running hook or fixture, which can
 * differ from the test's, but `testInfo.timeout` is always the test's, and no public property has the other.
 */
function timeoutOf(testInfo: TestInfo & { _timeoutManager?: TimeoutManager }): number {
  return testInfo._timeoutManager?._running?.slot?.timeout ?? testInfo.timeout
}

/** The part of Playwright's internal timeout manager that is read here. */
interface TimeoutManager {
  _running?: { slot?: { timeout?: number } }
}
