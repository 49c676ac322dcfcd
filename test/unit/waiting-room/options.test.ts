import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { InvalidOptionError } from '../../../src/errors/index.ts'
import { fixed } from '../../../src/providers/fixed.ts'
import { defined } from '../../../src/shared/defined.ts'
import { type QueueOptions, queueSchema, resolveQueueOptions } from '../../../src/waiting-room/options.ts'
import { selectorsSchema } from '../../../src/waiting-room/selectors.ts'
import { documentedDefaults, writtenDefaults } from '../documented-defaults.ts'

const own = { provider: fixed('text') }

describe('resolveQueueOptions', () => {
  test('fills in every default as its docstring says', () => {
    const { timeout, selectors, target, challenge } = v.getDefaults(queueSchema)
    expect(documentedDefaults('src/waiting-room/options.ts')).toEqual({
      ...writtenDefaults({ timeout, selectors, challenge }),
      target: expect.stringContaining('queueittoken'),
    })
    expect(target).toBeUndefined()
    expect(resolveQueueOptions(own)).toMatchObject({
      timeout,
      challenge: 'solve',
      selectors: defined(v.getDefaults(selectorsSchema)),
    })
  })

  test('documents the default of every selector', () => {
    const defaults = v.getDefaults(selectorsSchema)
    expect(documentedDefaults('src/waiting-room/selectors.ts')).toEqual(writtenDefaults(defaults))
    const withoutDefault = Object.entries(defaults).filter(([, value]) => value === undefined)
    expect(withoutDefault.map(([name]) => name)).toEqual(['soldOut'])
  })

  test('overrides the solver’s own options with those for solving', () => {
    const settings = resolveQueueOptions(
      { ...own, origins: ['https://one.example'], appearTimeout: 100, timeout: 5 },
      { origins: ['https://two.example'], attempts: 2 },
    )
    expect(settings).toMatchObject({
      origins: ['https://two.example'],
      appearTimeout: 100,
      timeout: 1_800_000,
      solving: { attempts: 2 },
    })
    // The timeout of the wait is not that of the challenge.
    expect(resolveQueueOptions(own, { timeout: 7, challenge: 'wait' }).solving).toEqual({})
  })

  test('keeps the defaults of selectors that are not named', () => {
    const { selectors } = resolveQueueOptions(own, { selectors: { confirm: '#go' } })
    expect(selectors).toMatchObject({ confirm: '#go', paused: '#queue-paused' })
  })

  test.each<[string, object, string]>([
    ['an unknown option', { patience: 1 }, 'patience'],
    ['an option of solving that would end the wait early', { submit: false }, 'submit'],
    ['a timeout longer than a timer can hold', { timeout: 2 ** 31 }, 'timeout'],
    ['a listener that is not a function', { onProgress: 'log' }, 'onProgress'],
    ['an unknown part of the room', { selectors: { door: '#door' } }, 'selectors.door'],
    ['an empty selector', { selectors: { room: '' } }, 'selectors.room'],
    ['an origin without a scheme', { origins: ['example.com'] }, 'origins.0'],
    ['an unknown way with a challenge', { challenge: 'skip' }, 'challenge'],
    ['a target that is not an address', { target: 7 }, 'target'],
  ])('names %s', (_, options, option) => {
    const check = () => resolveQueueOptions(own, options as QueueOptions)
    expect(check).toThrow(InvalidOptionError)
    expect(check).toThrow(
      expect.objectContaining({ option, message: expect.stringMatching(/^waitForQueueTurn/) }),
    )
  })
})
