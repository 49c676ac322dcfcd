import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { defineModule } from '../../../src/modules/define-module.ts'
import type { Settings } from '../../../src/options.ts'
import type { LocatedCaptcha } from '../../../src/page/locate.ts'
import type { FormRun, PendingAnswer } from '../../../src/solving/form-run.ts'
import { Handover } from '../../../src/solving/handover.ts'

const providers = [{}] as unknown as Settings['providers']
const frame = {} as LocatedCaptcha['frame']

const runOf = (isQuiet = false) =>
  ({ settings: { minScore: 0.5, providers }, hands: { isQuiet } }) as unknown as FormRun

function locate(fields: { fingerprint?: string; lifetime?: number } = {}): LocatedCaptcha {
  const { fingerprint = 'document:one', lifetime } = fields
  const spec = defineModule({ name: 'mine', image: 'img', ...(lifetime !== undefined && { lifetime }) })
  return { frame, input: '#answer', fingerprint, spec } as LocatedCaptcha
}

/** A reading of the image that `located` shows, begun now. */
function answerTo(located: LocatedCaptcha, score = 0.9): PendingAnswer {
  return {
    progress: { located, solution: { captcha: {}, attempts: [] } },
    reading: { text: 'k7Wp', score },
    fingerprint: located.fingerprint,
    started: Date.now(),
    captured: {},
  } as unknown as PendingAnswer
}

describe('an answer that is held', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  const claim = (located: LocatedCaptcha, after: number, score?: number) => {
    const handover = new Handover()
    handover.hold(runOf(), answerTo(located, score), true)
    vi.advanceTimersByTime(after)
    return handover.claim(runOf(), located)
  }

  test('is handed over once', () => {
    const handover = new Handover()
    const located = locate()
    handover.hold(runOf(), answerTo(located), true)
    expect(handover.claim(runOf(true), located).answer).toBeDefined()
    expect(handover.claim(runOf(), located)).toMatchObject({ answer: { isTyped: true }, isStale: false })
    expect(handover.claim(runOf(), located)).toEqual({})
  })

  test.each([
    { lifetime: 30_000, after: 29_000, isStale: false },
    { lifetime: 30_000, after: 31_000, isStale: true },
    { lifetime: undefined, after: 239_000, isStale: false },
    { lifetime: undefined, after: 241_000, isStale: true },
  ])('is stale: $isStale after $after ms where its module says $lifetime', ({ lifetime, after, isStale }) => {
    const claimed = claim(locate(lifetime === undefined ? {} : { lifetime }), after)
    expect(claimed.isStale).toBe(isStale)
    expect(claimed.answer === undefined).toBe(isStale)
  })

  test('is neither for another image nor for a call that asks for a better score', () => {
    const handover = new Handover()
    handover.hold(runOf(), answerTo(locate()), true)
    expect(handover.claim(runOf(), locate({ fingerprint: 'document:two' }))).toMatchObject({ isStale: false })
    expect(claim(locate(), 0, 0.4).answer).toBeUndefined()
  })

  test('is not for another document', () => {
    const handover = new Handover()
    handover.hold(runOf(), answerTo(locate()), true)
    expect(handover.claim(runOf(), locate({ fingerprint: 'other:one' }))).toEqual({})
  })
})
