import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeSum } from '../../../../src/recogniser/sum/compute-sum.ts'

describe('computeSum', () => {
  it.each([
    ['3+5=', 8],
    ['12x4=?', 48],
    ['7-2', 5],
    ['2-7=', -5],
    ['6*7?', 42],
    ['8/2=', 4],
    ['2+3x4', 14],
    ['10-2-3=?', 5],
    ['9X9', 81],
    ['threeplusfour', 7],
    ['SeventeenMinusSeven=', 10],
    ['twentyonetimestwo', 42],
    ['3plus4', 7],
    ['eightdividedbyfour', 2],
  ])('computes %s', (text, result) => {
    expect(computeSum(text)).toBe(result)
  })

  it.each(['', '7', '3+', '+3', '3++4', '3+5=8', 'k7Xp2', 'threefour', '7/2', '5/0', '=?', 'plus'])(
    'returns nothing for "%s"',
    (text) => {
      expect(computeSum(text)).toBeUndefined()
    },
  )

  it('computes every sum of two numbers', () => {
    fc.assert(
      fc.property(fc.nat(999), fc.nat(999), (left, right) => {
        expect(computeSum(`${left}+${right}=`)).toBe(left + right)
        expect(computeSum(`${left}-${right}`)).toBe(left - right)
        expect(computeSum(`${left}x${right}=?`)).toBe(left * right)
      }),
    )
  })
})
