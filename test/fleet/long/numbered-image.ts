/** Bytes of the size of a captcha. Those of the 8,160 that an ordinary image has, which are not looked at. */
const SIZE = 6_000

/** An "image" that says which one it is. Its first byte is 0. */
export function makeNumberedImage(number: number): Uint8Array {
  const bytes = Buffer.alloc(SIZE, 7)
  bytes.writeUInt32BE(number)
  return bytes
}

export function numberOf(image: Uint8Array): number {
  return Buffer.from(image).readUInt32BE()
}
