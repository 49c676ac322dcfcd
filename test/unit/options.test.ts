import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { InvalidOptionError } from '../../src/errors/index.ts'
import { modules } from '../../src/modules/index.ts'
import { resolveOptions, type SolveOptions, type SolverOptions, solverSchema } from '../../src/options.ts'
import { fixed } from '../../src/providers/fixed.ts'
import { defined } from '../../src/shared/defined.ts'
import { documentedDefaults, writtenDefaults } from './documented-defaults.ts'

const provider = fixed('text')

describe('resolveOptions', () => {
  test('fills in every default as its docstring says', () => {
    const defaults = v.getDefaults(solverSchema)
    expect(documentedDefaults('src/options.ts')).toEqual({
      ...writtenDefaults(defaults),
      provider: 'local()',
      modules: 'every module of the package',
      budget: 'no limit',
      concurrency: 'as many as each provider says of itself: 4 for `local()` and your own, 50 for services',
      images: '25 if every provider is free, else 5',
    })
    expect(defaults.provider).toMatchObject({ name: 'local' })
    expect(defaults.modules).toEqual(Object.keys(modules))
    expect(defaults.budget).toBeUndefined()

    const settings = resolveOptions({ provider })
    const { provider: _, modules: __, ...plain } = defaults
    expect(settings).toMatchObject(defined(plain))
    expect(settings.images).toBe(25)
    expect(resolveOptions({ provider: () => 'text' }).images).toBe(5)
    expect(settings.modules).toEqual(Object.values(modules))
  })

  test('overrides the options of the solver with those of a call, except undefined ones', () => {
    const own = { provider, attempts: 2, minScore: 0.5 }
    expect(resolveOptions(own, { attempts: 3, minScore: undefined } as SolveOptions)).toMatchObject({
      attempts: 3,
      minScore: 0.5,
    })
  })

  test.each<[string, object, string]>([
    ['an unknown option', { atempts: 1 }, 'atempts'],
    ['a wrong type', { attempts: '5' }, 'attempts'],
    ['a score over 1', { minScore: 80 }, 'minScore'],
    ['no attempts at all', { attempts: 0 }, 'attempts'],
    ['half an attempt', { attempts: 1.5 }, 'attempts'],
    ['an endless timeout', { timeout: Number.POSITIVE_INFINITY }, 'timeout'],
    ['an origin without a scheme', { origins: ['example.com'] }, 'origins.0'],
    ['an unknown module', { modules: ['captcha-2000'] }, 'modules.0'],
    ['an unknown way to capture', { capture: 'fetch' }, 'capture'],
    ['a condition without words', { accepted: { title: 'Welcome' } }, 'accepted'],
    ['an unknown field of the budget', { budget: { request: 1 } }, 'budget.request'],
  ])('names %s', (_, options, option) => {
    const check = () => resolveOptions({ provider, ...options } as SolverOptions)
    expect(check).toThrow(InvalidOptionError)
    expect(check).toThrow(expect.objectContaining({ option }))
  })

  test('says what is wrong with a module of the user', () => {
    const check = () => resolveOptions({ provider, modules: [{ name: 'mine', imag: 'img' } as never] })
    expect(check).toThrow(
      expect.objectContaining({
        name: 'InvalidOptionError',
        message: expect.stringContaining('module "mine"'),
      }),
    )
  })

  test('refuses a provider that is not one', () => {
    expect(() => resolveOptions({ provider: 'capsolver' as never })).toThrow(InvalidOptionError)
    expect(() => resolveOptions({ provider: [] })).toThrow(InvalidOptionError)
  })

  test('does not accept options of the solver in a call', () => {
    expect(() => resolveOptions({ provider }, { concurrency: 2 } as SolveOptions)).toThrow(
      expect.objectContaining({ option: 'concurrency' }),
    )
  })
})
