import { folded, type Hit, type Kind, termsIn } from './terms-in-text.ts'

/** Characters between the words of two terms that are in one sentence, in one clause, and in one name. */
const [far, near, close] = [45, 25, 12]

/** Words for the text to be typed and for the image that it is in, close together, in either order. */
export function textInImage(text: string): string | undefined {
  return pairIn(
    text,
    near,
    (one, other, gap) => other.beginsWord && gap >= 0 && arePair(one, other, 'text', 'image'),
  )
}

/**
 * Words for the text to be typed and that it is shown, or for two of a check, what it checks and what for: "text
 * verification", "security check".
 */
export function textAndPurpose(text: string): string | undefined {
  return pairIn(text, near, (one, other, gap) => {
    if (gap <= close && names.some(([a, b]) => arePair(one, other, a, b))) return true
    return other.beginsWord && gap >= 0 && arePair(one, other, 'text', 'shown')
  })
}

/** Words for the text to be typed and that it was sent: it is in no image. */
export function textWasSent(text: string): string | undefined {
  return pairIn(text, far, (one, other) => other.beginsWord && arePair(one, other, 'text', 'sent'))
}

const names: [Kind, Kind][] = [
  ['safety', 'check'],
  ['safety', 'text'],
  ['check', 'text'],
  ['check', 'image'],
  ['safety', 'image'],
]

const arePair = (one: Hit, other: Hit, a: Kind, b: Kind) =>
  (one.kind === a && other.kind === b) || (one.kind === b && other.kind === a)

/** The first part of a text with two terms of one language that belong together. */
function pairIn(
  text: string,
  reach: number,
  belong: (one: Hit, other: Hit, gap: number) => boolean,
): string | undefined {
  const plain = folded(text)
  const hits = termsIn(plain)
  for (const [index, one] of hits.entries()) {
    if (!one.beginsWord) continue
    for (let next = index + 1; next < hits.length; next += 1) {
      const other = hits[next] as Hit
      const gap = other.start - one.wordEnd
      if (gap > reach) break
      if (other.language !== one.language || other.start < one.end) continue
      if (belong(one, other, gap)) return plain.slice(one.start, other.wordEnd)
    }
  }
  return undefined
}
