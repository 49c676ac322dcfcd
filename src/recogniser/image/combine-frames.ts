/**
 * Combines the frames of an animation into images that may show every letter at once: where letters fade in and out,
 * no single frame does.
 *
 * - strongest: takes each pixel from the frame where it differs most from the background. Fading letters are
 *   complete, but so is anything that moves in front of them.
 * - usual: takes each pixel's median over the frames. Anything that moves or flickers disappears, and so do letters
 *   visible in fewer than half of the frames.
 *
 * @param frames - RGB bytes, all of the same size.
 * @returns both images, or one when they are equal.
 */
export function combineFrames(frames: readonly Uint8Array[]): Uint8Array[] {
  const strongest = takeStrongest(frames)
  const usual = takeMedian(frames)
  return Buffer.from(strongest).equals(usual) ? [usual] : [strongest, usual]
}

function takeStrongest(frames: readonly Uint8Array[]): Uint8Array {
  const background = findBackground(frames)
  const combined = new Uint8Array(frames[0]?.length ?? 0)
  for (let pixel = 0; pixel < combined.length; pixel += 3) {
    let [most, strongest] = [-1, frames[0]]
    for (const frame of frames) {
      const difference = differenceAt(frame, pixel, background)
      if (difference > most) [most, strongest] = [difference, frame]
    }
    if (strongest) combined.set(strongest.subarray(pixel, pixel + 3), pixel)
  }
  return combined
}

function takeMedian(frames: readonly Uint8Array[]): Uint8Array {
  const values = new Uint8Array(frames.length)
  return Uint8Array.from(frames[0] ?? [], (_, index) => {
    for (let frame = 0; frame < frames.length; frame++) values[frame] = frames[frame]?.[index] ?? 0
    return values.sort()[frames.length >> 1] ?? 0
  })
}

type Colour = readonly [red: number, green: number, blue: number]

/** The most common colour, where colours that share the upper four bits of each channel count as one. */
function findBackground(frames: readonly Uint8Array[]): Colour {
  const counts = new Uint32Array(4096)
  for (const frame of frames)
    for (let pixel = 0; pixel < frame.length; pixel += 3) {
      const shade = shadeAt(frame, pixel)
      counts[shade] = (counts[shade] ?? 0) + 1
    }
  const commonest = counts.indexOf(Math.max(...counts))
  return [((commonest >> 8) << 4) + 8, (((commonest >> 4) & 15) << 4) + 8, ((commonest & 15) << 4) + 8]
}

function shadeAt(frame: Uint8Array, pixel: number): number {
  const [red = 0, green = 0, blue = 0] = [frame[pixel], frame[pixel + 1], frame[pixel + 2]]
  return ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4)
}

function differenceAt(frame: Uint8Array, pixel: number, [red, green, blue]: Colour): number {
  return (
    Math.abs((frame[pixel] ?? 0) - red) +
    Math.abs((frame[pixel + 1] ?? 0) - green) +
    Math.abs((frame[pixel + 2] ?? 0) - blue)
  )
}
