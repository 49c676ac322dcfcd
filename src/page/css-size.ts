/** Where a PNG says how wide it is: the first field of its first chunk, a big-endian 32-bit number. */
const widthOffset = 16

/**
 * A screenshot of an element in CSS pixels. On a screen that has several of its own for each of them, one driver takes
 * screenshots in the screen's, and a picture would be read at a size that nobody has tried.
 *
 * @param box - the element's size in CSS pixels.
 */
export async function toCssSize(
  png: Uint8Array,
  box: { width: number; height: number } | null,
): Promise<Uint8Array> {
  if (!box) return png
  const [width, height] = [Math.round(box.width), Math.round(box.height)]
  const taken = new DataView(png.buffer, png.byteOffset, png.byteLength).getUint32(widthOffset)
  // An element that begins between two pixels takes up a part of one more.
  if (Math.abs(taken - width) <= 1) return png
  const { default: sharp } = await import('sharp')
  return new Uint8Array(await sharp(png).resize(width, height, { fit: 'fill' }).png().toBuffer())
}
