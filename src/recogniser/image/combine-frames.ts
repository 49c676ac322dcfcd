/**
 * Images made of the frames of an animation, each RGB bytes of the same size, in the hope that one of them shows all
 * letters: no single frame does where letters fade in and out.
 *
 * - the strongest: each pixel as it is in the frame in which it differs most from the background. Letters that fade
 *   are all there, and so is whatever moves before them;
 * - the usual: each pixel's median over the frames. What moves or flickers is gone, and so are letters that
 *   are seen in less than half of the frames.
 *
 * @returns one image when they are the same.
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

/** The commonest colour, where colours that share the upper four bits of each channel count as one. */
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
