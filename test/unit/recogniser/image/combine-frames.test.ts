import { describe, expect, it } from 'vitest'
import { combineFrames } from '../../../../src/recogniser/image/combine-frames.ts'

const [white, red, blue, pink] = [
  [255, 255, 255],
  [255, 0, 0],
  [0, 0, 255],
  [255, 128, 128],
] as const

function frame(...pixels: (readonly number[])[]) {
  return Uint8Array.from(pixels.flat())
}

describe('combineFrames', () => {
  it('takes each pixel from the frame in which it differs most from the background', () => {
    const [strongest] = combineFrames([
      frame(red, white, white, white),
      frame(pink, white, blue, white),
      frame(white, white, white, white),
    ])
    expect(strongest).toEqual(frame(red, white, blue, white))
  })

  it('works on a dark background too', () => {
    const black = [0, 0, 0]
    const [strongest] = combineFrames([frame(black, black, red, black), frame(white, black, black, black)])
    expect(strongest).toEqual(frame(white, black, red, black))
  })

  it('takes the median too, which removes anything that moves', () => {
    const combined = combineFrames([
      frame(red, blue, white, white),
      frame(red, white, blue, white),
      frame(red, white, white, blue),
    ])
    expect(combined[1]).toEqual(frame(red, white, white, white))
  })

  it('returns one image when nothing changes', () => {
    const still = frame(red, white, white, white)
    expect(combineFrames([still, still, still])).toEqual([still])
  })
})
