import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Settling } from '../../../src/watching/settling.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function watch(settling: Settling, signal = new AbortController().signal) {
  const state = { isSettled: false }
  const done = settling.wait(signal).then(() => {
    state.isSettled = true
  })
  const soon = async () => {
    await vi.advanceTimersByTimeAsync(0)
    return state.isSettled
  }
  return { done, soon }
}

test('asks for a look, and resolves once one has found nothing to do', async () => {
  const ask = vi.fn()
  const settling = new Settling(ask, 1_000)
  const waiting = watch(settling)
  expect(ask).toHaveBeenCalledTimes(1)
  settling.settle()
  expect(await waiting.soon()).toBe(false)
  settling.beginLook()
  settling.settle()
  expect(await waiting.soon()).toBe(true)
})

test('waits for what is still to come, and no longer than it was told to', async () => {
  const ask = vi.fn()
  const settling = new Settling(ask, 1_000)
  const waiting = watch(settling)
  settling.beginLook()
  settling.isPending = true
  settling.settle()
  expect(await waiting.soon()).toBe(false)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(ask).toHaveBeenCalledTimes(2)
  settling.settle()
  expect(await waiting.soon()).toBe(true)
  expect(vi.getTimerCount()).toBe(0)
})

test('lets everybody go when the hook ends', async () => {
  const settling = new Settling(() => {}, 1_000)
  const waiting = watch(settling)
  settling.end()
  expect(await waiting.soon()).toBe(true)
  expect(vi.getTimerCount()).toBe(0)
})

test("rejects with the reason of the caller's signal, and keeps no timer", async () => {
  const settling = new Settling(() => {}, 1_000)
  const caller = new AbortController()
  const waiting = watch(settling, caller.signal)
  const rejection = expect(waiting.done).rejects.toThrow('enough')
  caller.abort(new Error('enough'))
  await rejection
  expect(vi.getTimerCount()).toBe(0)
})
