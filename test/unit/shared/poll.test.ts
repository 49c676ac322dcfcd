import { describe, expect, test } from 'vitest'
import { SolveTimeoutError } from '../../../src/errors/index.ts'
import { done, notYet, poll } from '../../../src/shared/poll.ts'

const signal = new AbortController().signal

describe('poll', () => {
  test('asks until the probe is done', async () => {
    let asked = 0
    const value = await poll(async () => (++asked < 3 ? notYet('too early') : done(asked)), {
      for: 'the third time',
      timeout: 1_000,
      interval: 1,
      signal,
    })
    expect(value).toBe(3)
  })

  test('says what was waited for and why it was not there when last asked', async () => {
    let asked = 0
    const waiting = poll(async () => notYet(`asked ${++asked} times`), {
      for: 'rain',
      timeout: 5,
      interval: 1,
      signal,
    })
    const error = await waiting.catch((thrown) => thrown)
    expect(error).toBeInstanceOf(SolveTimeoutError)
    expect(error.summary).toBe(`Waited 5 ms for rain. Last seen: asked ${asked} times.`)
  })

  test('asks at least once, even without any time', async () => {
    expect(await poll(async () => done('there'), { for: 'it', timeout: 0, signal })).toBe('there')
  })

  test('ends with the reason of the signal, also while a probe hangs', async () => {
    const stopping = new AbortController()
    const reason = new Error('enough')
    const waiting = poll(() => new Promise(() => {}), {
      for: 'ever',
      timeout: 60_000,
      signal: stopping.signal,
    })
    stopping.abort(reason)
    await expect(waiting).rejects.toBe(reason)
    await expect(poll(async () => done(1), { for: 'it', timeout: 1, signal: stopping.signal })).rejects.toBe(
      reason,
    )
  })

  test('gives an error of the probe as it is', async () => {
    const error = new TypeError('a mistake')
    const failing = poll(() => Promise.reject(error), { for: 'it', timeout: 1_000, signal })
    await expect(failing).rejects.toBe(error)
  })
})
