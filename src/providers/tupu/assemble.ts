import type { TupuPiece } from './reply.ts'

/** Pieces whose middles are nearer than this part of a line's height stand in the same line. */
const SAME_LINE = 0.5

interface PlacedPiece {
  text: string
  score: number
  /** The middle, along the lines and across them, after the image is turned upright. */
  along: number
  across: number
  height: number
}

/**
 * Puts what was found in one image together in reading order: lines from top to bottom, in each line from left to right, as
 * seen by a reader who holds the image upright. What is no text is left out.
 *
 * @param size - of the image, in any unit: locations are fractions of its sides.
 * @returns the text, empty when nothing was found, and the score of the piece that is least sure.
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

/** In radians. Directions are averaged, because -180° and 180° are the same. Long texts know their angle best. */
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
