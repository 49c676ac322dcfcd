/** A part of an image, in shares of its width and height. */
export interface Area {
  left: number
  top: number
  width: number
  height: number
}

export const WHOLE: Area = { left: 0, top: 0, width: 1, height: 1 }

/** How far a colour is from another, summed over the channels, when a person sees the difference. Of 765. */
const VISIBLE = 90
/** The share of a row or column that differs when there is more than a speck on it. */
const SPECK = 0.01
/** What is left around the drawing, as a share of its height. */
const MARGIN = 0.12
/** Less of a border than this is no reason to look closer. */
const MOST = { width: 0.8, height: 0.85 }

/**
 * Finds what is drawn inside a wide border of one colour, such as black bars: letters are read best when they fill the
 * height.
 *
 * @param pixels - RGB bytes, row by row.
 * @returns the whole image if it has no such border.
 */
export function findDrawing(pixels: Uint8Array, rows: number): Area {
  const columns = pixels.length / (3 * rows)
  const isDrawn = (row: number, column: number) => differsFromFirst(pixels, (row * columns + column) * 3)
  const vertical = spanOf(rows, (row) => share(columns, (column) => isDrawn(row, column)) > SPECK)
  if (!vertical) return WHOLE
  const height = vertical.end - vertical.start
  const horizontal = spanOf(
    columns,
    (column) => share(height, (row) => isDrawn(vertical.start + row, column)) > SPECK,
  )
  if (!horizontal) return WHOLE
  const margin = Math.round(height * MARGIN)
  const top = Math.max(0, vertical.start - margin)
  const bottom = Math.min(rows, vertical.end + margin)
  const left = Math.max(0, horizontal.start - margin)
  const right = Math.min(columns, horizontal.end + margin)
  const area = {
    left: left / columns,
    top: top / rows,
    width: (right - left) / columns,
    height: (bottom - top) / rows,
  }
  return area.width < MOST.width || area.height < MOST.height ? area : WHOLE
}

function differsFromFirst(pixels: Uint8Array, at: number): boolean {
  let difference = 0
  for (let channel = 0; channel < 3; channel++)
    difference += Math.abs((pixels[at + channel] ?? 0) - (pixels[channel] ?? 0))
  return difference > VISIBLE
}

function share(count: number, fits: (index: number) => boolean): number {
  let fitting = 0
  for (let index = 0; index < count; index++) if (fits(index)) fitting++
  return fitting / count
}

/** From the first index that fits to after the last. */
function spanOf(count: number, fits: (index: number) => boolean): { start: number; end: number } | undefined {
  let [start, end] = [0, count]
  while (start < count && !fits(start)) start++
  while (end > start && !fits(end - 1)) end--
  return start < end ? { start, end } : undefined
}
