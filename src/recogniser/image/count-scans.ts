const MARKER = 0xff
const START_OF_SCAN = 0xda

/** Counts the scans of a JPEG, of which a progressive one has several. */
export function countScans(jpeg: Uint8Array): number {
  let scans = 0
  for (let at = 0; at >= 0; at = jpeg.indexOf(MARKER, at + 1)) if (jpeg[at + 1] === START_OF_SCAN) scans++
  return scans
}
