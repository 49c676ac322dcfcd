import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { parseOptions } from '../../../src/shared/parse-options.ts'

const schema = v.strictObject({
  minScore: v.optional(v.number(), 0.8),
  origins: v.optional(v.array(v.string()), []),
  auto: v.optional(v.strictObject({ submit: v.string() })),
})
const parse = (options: object) => () => parseOptions(schema, options, 'solve()')

test('fills in the defaults', () => {
  expect(parse({})()).toEqual({ minScore: 0.8, origins: [] })
})

describe('an unknown option', () => {
  const list = 'It knows minScore, origins, auto.'

  test.each([
    ['minscore', 'minScore'],
    ['origin', 'origins'],
  ])('says which one is meant: %s', (given, meant) => {
    expect(parse({ [given]: 1 })).toThrow(
      `solve() doesn't know the option "${given}". Did you mean "${meant}"? ${list}`,
    )
  })

  test('lists the known ones where none is like it', () => {
    expect(parse({ score: 1 })).toThrow(`solve() doesn't know the option "score". ${list}`)
  })

  test('inside of another is named by its path, without the options around it', () => {
    expect(parse({ auto: { submit: 'never', send: true } })).toThrow(
      /^solve\(\) doesn't know the option "auto\.send"\.$/m,
    )
  })
})

test('a value of another type is described without the value', () => {
  expect(parse({ minScore: 'secret' })).toThrow(
    'solve() can\'t use the option "minScore": expected number, got string.',
  )
})
