/** RGBA, as sharp gives it. */
const CHANNELS = 4
/** Mean brightness, of 255, from which on what is drawn stands out more from black than from white. */
const LIGHT = 160

/**
 * Gives images without a background the one that lets their letters be seen: white, as most pages have, and black
 * where what is drawn is light, as it is for a dark page.
 *
 * @param frames RGBA bytes, four to a pixel, of one image.
 * @returns RGB bytes, three to a pixel.
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

/** Whether what is drawn is light on the whole, each pixel weighing as much as it is opaque. */
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

/** Luma of ITU-R BT.601, in [0, 255]. */
function brightnessAt(frame: Uint8Array, pixel: number): number {
  return 0.299 * (frame[pixel] ?? 0) + 0.587 * (frame[pixel + 1] ?? 0) + 0.114 * (frame[pixel + 2] ?? 0)
}
