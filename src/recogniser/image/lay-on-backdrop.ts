/** RGBA, as sharp decodes it. */
const CHANNELS = 4
/** Mean brightness, of 255, above which a drawing stands out more against black than against white. */
const LIGHT = 160

/**
 * Lays transparent frames on the background that shows their letters: white, as on most pages, or black where the
 * drawing is light, as on a dark page.
 *
 * @param frames - RGBA bytes of the frames of one image, four per pixel.
 * @returns RGB bytes, three per pixel.
 */
export function layOnBackdrop(frames: readonly Uint8Array[]): Uint8Array[] {
  const backdrop = isLight(frames) ? 0 : 255
  return frames.map((frame) => {
    const pixels = new Uint8Array((frame.length / CHANNELS) * 3)
    for (let source = 0, target = 0; source < frame.length; source += CHANNELS) {
      const opacity = (frame[source + 3] ?? 0) / 255
      for (let channel = 0; channel < 3; channel++)
        pixels[target++] = Math.round((frame[source + channel] ?? 0) * opacity + backdrop * (1 - opacity))
    }
    return pixels
  })
}

/** Whether the drawing is light on average, each pixel weighted by its opacity. */
function isLight(frames: readonly Uint8Array[]): boolean {
  let [light, opacity] = [0, 0]
  for (const frame of frames)
    for (let pixel = 0; pixel < frame.length; pixel += CHANNELS) {
      const alpha = frame[pixel + 3] ?? 0
      light += brightnessAt(frame, pixel) * alpha
      opacity += alpha
    }
  return light > LIGHT * opacity
}

/** Luma by ITU-R BT.601, in [0, 255]. */
function brightnessAt(frame: Uint8Array, pixel: number): number {
  return 0.299 * (frame[pixel] ?? 0) + 0.587 * (frame[pixel + 1] ?? 0) + 0.114 * (frame[pixel + 2] ?? 0)
}
