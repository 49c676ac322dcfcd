import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { InvalidOptionError } from '../../../src/errors/index.ts'
import { fixed } from '../../../src/providers/fixed.ts'
import { type QueueOptions, resolveQueueOptions } from '../../../src/waiting-room/options.ts'

const own = { provider: fixed('text') }

describe('resolveQueueOptions', () => {
  test('fills in every default as its docstring says', () => {
    const settings = resolveQueueOptions(own) as unknown as Record<string, unknown>
    const selectors = settings.selectors as Record<string, unknown>
    const documented = [
      ...readFileSync('src/waiting-room/options.ts', 'utf8').matchAll(
        /@default (\d+|'[^\n]*'|\{\})(?: \*\/|\n\s+\*\/)\n\s+(\w+):/g,
      ),
    ]
    expect(documented.map(([, , name]) => name)).toEqual([...Object.keys(selectors), 'timeout', 'selectors'])
    for (const [, value = '', name = ''] of documented) {
      if (name === 'timeout') expect(settings.timeout).toBe(Number(value))
      else if (name !== 'selectors') expect(`'${selectors[name]}'`).toBe(value)
    }
  })

  test('lays the options for solving over the solver’s own', () => {
    const settings = resolveQueueOptions(
      { ...own, origins: ['https://one.example'], appearTimeout: 100, timeout: 5 },
      { origins: ['https://two.example'], attempts: 2 },
    )
    expect(settings).toMatchObject({
      origins: ['https://two.example'],
      appearTimeout: 100,
      timeout: 1_800_000,
      challenge: { attempts: 2 },
    })
    // The wait's own time is not the solving's.
    expect(resolveQueueOptions(own, { timeout: 7 }).challenge).toEqual({})
  })

  test('keeps the defaults of selectors that are not named', () => {
    const { selectors } = resolveQueueOptions(own, { selectors: { confirm: '#go' } })
    expect(selectors).toMatchObject({ confirm: '#go', paused: '#queue-paused' })
  })

  test.each<[string, object, string]>([
    ['an unknown option', { patience: 1 }, 'patience'],
    ['an option of solving that would end the wait early', { submit: false }, 'submit'],
    ['a time that no timer holds', { timeout: 2 ** 31 }, 'timeout'],
    ['a listener that is none', { onProgress: 'log' }, 'onProgress'],
    ['a part of the room that is none', { selectors: { door: '#door' } }, 'selectors.door'],
    ['an empty selector', { selectors: { room: '' } }, 'selectors.room'],
    ['an origin without a scheme', { origins: ['example.com'] }, 'origins.0'],
    ['a target that is no address', { target: 7 }, 'target'],
  ])('names %s', (_, options, option) => {
    const check = () => resolveQueueOptions(own, options as QueueOptions)
    expect(check).toThrow(InvalidOptionError)
    expect(check).toThrow(
      expect.objectContaining({ option, message: expect.stringMatching(/^waitForQueueTurn/) }),
    )
  })
})
