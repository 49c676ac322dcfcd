import type { TestInfo } from '@playwright/test'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { outsideTimeout } from '../../../src/playwright-test/time-allowance.ts'

/** A stand-in: Playwright's own needs its worker. The tests set the time by hand, so that nothing is measured. */
function testInfoWith(timeout: number): TestInfo {
  const info = {
    timeout,
    setTimeout(next: number) {
      info.timeout = next
    },
  }
  return info as unknown as TestInfo
}

/** Starts work that runs until the returned function is called. */
function startWork(info: TestInfo, budget: number) {
  let end = () => {}
  const work = new Promise<void>((resolve) => {
    end = resolve
  })
  const done = outsideTimeout(info, budget, () => work)
  return async () => {
    end()
    await done
  }
}

describe('time outside the test’s timeout', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: 0 })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test('is added up front, and the unused part is taken back', async () => {
    const info = testInfoWith(30_000)
    const end = startWork(info, 60_000)
    expect(info.timeout).toBe(90_000)
    vi.setSystemTime(4_000)
    await end()
    expect(info.timeout).toBe(34_000)
  })

  test('is taken back when the work fails', async () => {
    const info = testInfoWith(30_000)
    const failing = outsideTimeout(info, 60_000, async () => {
      vi.setSystemTime(2_000)
      throw new Error('no captcha')
    })
    await expect(failing).rejects.toThrow('no captcha')
    expect(info.timeout).toBe(32_000)
  })

  test('counts once for concurrent work', async () => {
    const info = testInfoWith(30_000)
    const endFirst = startWork(info, 10_000)
    vi.setSystemTime(1_000)
    const endSecond = startWork(info, 20_000)
    expect(info.timeout).toBe(51_000)
    vi.setSystemTime(3_000)
    await endFirst()
    expect(info.timeout).toBe(51_000)
    vi.setSystemTime(5_000)
    await endSecond()
    expect(info.timeout).toBe(35_000)
  })

  test('adds up over consecutive calls', async () => {
    const info = testInfoWith(30_000)
    const endFirst = startWork(info, 10_000)
    vi.setSystemTime(1_000)
    await endFirst()
    const endSecond = startWork(info, 10_000)
    vi.setSystemTime(3_000)
    await endSecond()
    expect(info.timeout).toBe(33_000)
  })

  test('does not give a timeout to a test without one', async () => {
    const info = testInfoWith(0)
    const end = startWork(info, 60_000)
    expect(info.timeout).toBe(0)
    await end()
    expect(info.timeout).toBe(0)
  })

  test('keeps a timeout that the test sets in the meantime', async () => {
    const info = testInfoWith(30_000)
    const end = startWork(info, 60_000)
    info.setTimeout(45_000)
    await end()
    expect(info.timeout).toBe(45_000)
  })

  test('never exceeds the longest delay of a timer', async () => {
    const info = testInfoWith(30_000)
    const end = startWork(info, 2 ** 31 - 1)
    expect(info.timeout).toBe(2 ** 31 - 1)
    await end()
    expect(info.timeout).toBeLessThan(2 ** 31)
  })

  test('extends the timeout of the running hook or fixture', async () => {
    const info = testInfoWith(30_000)
    const slot = { timeout: 120_000 }
    const set = vi.fn((next: number) => {
      slot.timeout = next
    })
    Object.assign(info, { _timeoutManager: { _running: { slot } }, setTimeout: set })
    const end = startWork(info, 60_000)
    vi.setSystemTime(5_000)
    await end()
    expect(set.mock.calls).toEqual([[180_000], [125_000]])
    expect(info.timeout).toBe(30_000)
  })
})
