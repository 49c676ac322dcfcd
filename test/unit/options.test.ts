import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { InvalidOptionError } from '../../src/errors/index.ts'
import { modules } from '../../src/modules/index.ts'
import { resolveOptions, type SolveOptions, type SolverOptions } from '../../src/options.ts'
import { fixed } from '../../src/providers/fixed.ts'

const provider = fixed('text')

describe('resolveOptions', () => {
  test('fills in every default as its docstring says', () => {
    const settings = resolveOptions({ provider }) as Record<string, unknown>
    const documented = [
      ...readFileSync('src/options.ts', 'utf8').matchAll(/@default ([^\n]+)\n\s+\*\/\n\s+(\w+):/g),
    ]
    const plain = documented.filter(([, value]) => /^(\d|true|false|'|\[)/.test(value as string))
    expect(plain.map(([, , name]) => name)).toEqual([
      'origins',
      'minScore',
      'attempts',
      'timeout',
      'required',
      'appearTimeout',
      'submit',
      'capture',
      'visualFeedback',
      'throwOnError',
      'concurrency',
      'auto',
    ])
    for (const [, value, name] of plain) {
      expect(settings[name as string]).toEqual(JSON.parse((value as string).replaceAll("'", '"')))
    }
    expect(settings.modules).toEqual(Object.values(modules))
  })

  test('lays the options of a call over those of the solver, and an undefined one does nothing', () => {
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
    ['a part of the budget that is none', { budget: { request: 1 } }, 'budget.request'],
  ])('names %s', (_, options, option) => {
    const check = () => resolveOptions({ provider, ...options } as SolverOptions)
    expect(check).toThrow(InvalidOptionError)
    expect(check).toThrow(expect.objectContaining({ option }))
  })

  test('names what is wrong with a module of the user', () => {
    const check = () => resolveOptions({ provider, modules: [{ name: 'mine', imag: 'img' } as never] })
    expect(check).toThrow(
      expect.objectContaining({
        name: 'InvalidOptionError',
        message: expect.stringContaining('module "mine"'),
      }),
    )
  })

  test('refuses a provider that is none', () => {
    expect(() => resolveOptions({ provider: 'capsolver' as never })).toThrow(InvalidOptionError)
    expect(() => resolveOptions({ provider: [] })).toThrow(InvalidOptionError)
  })

  test('does not take options of the solver for a call', () => {
    expect(() => resolveOptions({ provider }, { concurrency: 2 } as SolveOptions)).toThrow(
      expect.objectContaining({ option: 'concurrency' }),
    )
  })
})
