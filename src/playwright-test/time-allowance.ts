import type { TestInfo } from '@playwright/test'

/** What a timer can hold, in milliseconds. */
const longest = 2 ** 31 - 1

const allowances = new WeakMap<TestInfo, TimeAllowance>()

/**
 * Does work whose time is not the test's own: the test's timeout is longer by `budget` milliseconds while it is done, as
 * a test that has run out of time can't be given any, and in the end by the time it took. Work that is done at the same
 * time counts once.
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
  #underWay = 0
  #started = 0
  /** Milliseconds that were added since then. */
  #granted = 0
  /** The timeout as it was set last, by this. */
  #extended: number | undefined

  constructor(testInfo: TestInfo) {
    this.#testInfo = testInfo
  }

  take(budget: number): void {
    if (this.#underWay === 0) {
      this.#started = Date.now()
      this.#granted = 0
      this.#extended = undefined
    }
    this.#underWay += 1
    const limit = limitOf(this.#testInfo)
    const needed = Date.now() - this.#started + budget
    // A test without a timeout keeps having none.
    if (limit === 0 || needed <= this.#granted) return
    this.#set(limit + needed - this.#granted)
    this.#granted = needed
  }

  giveBack(): void {
    this.#underWay -= 1
    // A timeout that the test has set itself meanwhile stands, and so does that of a hook that runs by now.
    if (this.#underWay > 0 || this.#extended !== limitOf(this.#testInfo)) return
    this.#set(this.#extended - this.#granted + (Date.now() - this.#started))
  }

  #set(limit: number): void {
    this.#extended = Math.min(limit, longest)
    this.#testInfo.setTimeout(this.#extended)
  }
}

/**
 * The timeout of what runs now. `testInfo.timeout` is always the test's, whereas `setTimeout()` sets that of the hook or
 * the fixture that runs, which may have one of its own: no public property tells it.
 */
function limitOf(testInfo: TestInfo & { _timeoutManager?: TimeoutManager }): number {
  return testInfo._timeoutManager?._running?.slot?.timeout ?? testInfo.timeout
}

/** As much as is read of Playwright's own keeper of timeouts. */
interface TimeoutManager {
  _running?: { slot?: { timeout?: number } }
}
