import { describe, expect, it } from 'vitest'
import { findDrawing, WHOLE } from '../../../../src/recogniser/image/find-drawing.ts'

/** RGB bytes of one colour with a rectangle of another. */
function draw(size: { width: number; height: number }, border: number, ...rectangles: number[][]) {
  const pixels = new Uint8Array(size.width * size.height * 3).fill(border)
  for (const [left = 0, top = 0, width = 0, height = 0, value = 0] of rectangles)
    for (let row = top; row < top + height; row++)
      pixels.fill(value, (row * size.width + left) * 3, (row * size.width + left + width) * 3)
  return pixels
}

const size = { width: 100, height: 50 }

describe('findDrawing', () => {
  it('cuts off black bars above and below, but for a margin', () => {
    const area = findDrawing(draw(size, 0, [0, 15, 100, 20, 200]), 50)
    expect(area).toEqual({ left: 0, width: 1, top: expect.closeTo(0.26), height: expect.closeTo(0.48) })
  })

  it('cuts off a wide empty border on all sides', () => {
    const area = findDrawing(draw(size, 255, [30, 20, 40, 10, 0]), 50)
    expect(area).toEqual({
      left: expect.closeTo(0.29),
      width: expect.closeTo(0.42),
      top: expect.closeTo(0.38),
      height: expect.closeTo(0.24),
    })
  })

  it('passes over single specks in the border', () => {
    const specks = [
      [2, 3, 1, 1, 0],
      [90, 45, 1, 1, 0],
    ]
    expect(findDrawing(draw({ width: 200, height: 120 }, 255, [60, 50, 80, 30, 0], ...specks), 120)).toEqual(
      findDrawing(draw({ width: 200, height: 120 }, 255, [60, 50, 80, 30, 0]), 120),
    )
  })

  it.each([
    ['that fills it', draw(size, 255, [5, 4, 90, 42, 0])],
    ['that has one colour', draw(size, 128)],
    ['whose background is hardly darker than its border', draw(size, 255, [20, 10, 60, 30, 230])],
    ['with strokes along one edge', draw(size, 255, [0, 48, 100, 2, 0], [0, 0, 100, 2, 0])],
  ])('shows all of an image %s', (_, pixels) => {
    expect(findDrawing(pixels, 50)).toBe(WHOLE)
  })
})
