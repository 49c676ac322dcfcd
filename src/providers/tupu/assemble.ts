import type { TupuPiece } from './reply.ts'

/** Pieces are in the same line if their middles are closer than this fraction of the line's height. */
const SAME_LINE = 0.5

interface PlacedPiece {
  text: string
  score: number
  /** The middle, along and across the lines, after the image is turned upright. */
  along: number
  across: number
  height: number
}

/**
 * Joins the text found in one image in reading order: lines from top to bottom and each line from left to right, after
 * the image is turned upright. Skips pieces that are not text.
 *
 * @param size - of the image, in any unit: locations are fractions of its sides.
 * @returns the text, empty if nothing was found, and the lowest score of its pieces.
 */
export function assemblePieces(
  pieces: readonly TupuPiece[],
  size: { width: number; height: number },
  separator: string,
): { text: string; score: number | undefined } {
  const texts = pieces.filter((piece) => piece.category === 0 && piece.text.trim() !== '')
  const rotation = averageAngle(texts)
  const placed = texts.map((piece) => placePiece(piece, size, rotation))
  const ordered = groupLines(placed).flatMap((line) => line.toSorted((one, other) => one.along - other.along))
  return {
    text: ordered.map((piece) => piece.text).join(separator),
    score: ordered.length > 0 ? Math.min(...ordered.map((piece) => piece.score)) : undefined,
  }
}

/** In radians. Averages directions, because -180° and 180° are the same, weighted by length: long texts are the most reliable. */
function averageAngle(pieces: readonly TupuPiece[]): number {
  let [x, y] = [0, 0]
  for (const { degree, text } of pieces) {
    const angle = (degree * Math.PI) / 180
    x += Math.cos(angle) * text.length
    y += Math.sin(angle) * text.length
  }
  return Math.atan2(y, x)
}

function placePiece(
  piece: TupuPiece,
  size: { width: number; height: number },
  rotation: number,
): PlacedPiece {
  const corners = piece.location.map(([x, y]) => [x * size.width, y * size.height] as const)
  const [topLeft, topRight, bottomRight, bottomLeft] = corners as [Point, Point, Point, Point]
  const x = corners.reduce((sum, corner) => sum + corner[0], 0) / 4
  const y = corners.reduce((sum, corner) => sum + corner[1], 0) / 4
  return {
    text: piece.text.trim(),
    score: piece.scores,
    along: x * Math.cos(rotation) + y * Math.sin(rotation),
    across: y * Math.cos(rotation) - x * Math.sin(rotation),
    height: (distance(topLeft, bottomLeft) + distance(topRight, bottomRight)) / 2,
  }
}

function groupLines(pieces: readonly PlacedPiece[]): PlacedPiece[][] {
  const lines: PlacedPiece[][] = []
  for (const piece of pieces.toSorted((one, other) => one.across - other.across)) {
    const line = lines.at(-1)
    if (line && isSameLine(line, piece)) line.push(piece)
    else lines.push([piece])
  }
  return lines
}

function isSameLine(line: readonly PlacedPiece[], piece: PlacedPiece): boolean {
  const middle = line.reduce((sum, other) => sum + other.across, 0) / line.length
  const height = Math.max(piece.height, ...line.map((other) => other.height))
  return Math.abs(piece.across - middle) < height * SAME_LINE
}

type Point = readonly [x: number, y: number]

function distance(one: Point, other: Point): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1])
}
