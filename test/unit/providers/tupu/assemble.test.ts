import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assemblePieces } from '../../../../src/providers/tupu/assemble.ts'
import type { TupuPiece } from '../../../../src/providers/tupu/reply.ts'

/** A piece whose middle is at (x, y) pixels of an image that is then turned clockwise around its middle. */
function place(text: string, x: number, y: number, degree = 0, scores = 1): TupuPiece {
  const size = { width: 600, height: 300 }
  const angle = (degree * Math.PI) / 180
  const half = { width: 12 * text.length, height: 15 }
  const signs = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ] as const
  const corners = signs.map(([right, down]) => {
    const [dx, dy] = [x + right * half.width - 300, y + down * half.height - 150]
    const turnedX = 300 + dx * Math.cos(angle) - dy * Math.sin(angle)
    const turnedY = 150 + dx * Math.sin(angle) + dy * Math.cos(angle)
    return [turnedX / size.width, turnedY / size.height] as [number, number]
  })
  return { text, location: corners as TupuPiece['location'], degree, category: 0, scores }
}

const size = { width: 600, height: 300 }
const assemble = (pieces: TupuPiece[]) => assemblePieces(pieces, size, '').text

describe('assemblePieces()', () => {
  test('reads lines from top to bottom, and each from left to right', () => {
    expect(
      assemble([place('D', 400, 200), place('A', 100, 100), place('C', 100, 205), place('B', 400, 104)]),
    ).toBe('ABCD')
  })

  test('keeps letters of one line together that dance around it', () => {
    const dancing = [place('3', 300, 156), place('1', 100, 150), place('4', 400, 147), place('2', 200, 144)]
    expect(assemble(dancing)).toBe('1234')
  })

  test('keeps letters together that each lean another way', () => {
    const leaning = [-25, 20, -10, 15].map((degree, index) => ({
      ...place(String(index), 100 + index * 100, 150),
      degree,
    }))
    expect(assemble(leaning.toReversed())).toBe('0123')
  })

  test('reads two lines in order at any angle', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -180, max: 180 }),
        fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
        (degree, keys) => {
          const pieces = [
            place('a', 150, 120, degree),
            place('b', 300, 120, degree),
            place('c', 450, 120, degree),
            place('d', 150, 180, degree),
            place('e', 300, 180, degree),
            place('f', 450, 180, degree),
          ]
          const shuffled = pieces.toSorted(
            (one, other) => (keys[pieces.indexOf(one)] ?? 0) - (keys[pieces.indexOf(other)] ?? 0),
          )
          expect(assemble(shuffled)).toBe('abcdef')
        },
      ),
    )
  })

  test('gives the sample of the vendor in reading order', () => {
    const box = (left: number, top: number, right: number, bottom: number) =>
      [
        [left, top],
        [right, top],
        [right, bottom],
        [left, bottom],
      ] as TupuPiece['location']
    const pieces: TupuPiece[] = [
      {
        text: '微信号',
        location: box(0.0227, 0.1667, 0.1591, 0.3333),
        degree: 0,
        category: 0,
        scores: 0.9978,
      },
      { text: '第二行', location: box(0.6307, 0.6042, 0.9148, 0.75), degree: 0, category: 0, scores: 0.9998 },
      {
        text: '15827934231',
        location: box(0.636, 0.1807, 0.9661, 0.3452),
        degree: -1.457,
        category: 0,
        scores: 0.9997,
      },
    ]
    expect(assemblePieces(pieces, size, ' ')).toEqual({ text: '微信号 15827934231 第二行', score: 0.9978 })
  })

  test('leaves out what is no text or empty, and its score', () => {
    const pieces = [
      place('ab', 100, 100, 0, 0.8),
      { ...place('x', 50, 100, 0, 0.1), category: 2 },
      place(' ', 300, 100, 0, 0.2),
    ]
    expect(assemblePieces(pieces, size, '')).toEqual({ text: 'ab', score: 0.8 })
    expect(assemblePieces([], size, '')).toEqual({ text: '', score: undefined })
  })
})
