/** How many letters a text may have, or how many words. */
export interface CountRange {
  least: number
  most: number
}

/** @param count - exact, or a minimum and a maximum. Any number when it is left out. */
export function toRange(count: number | readonly [minimum: number, maximum: number] | undefined): CountRange {
  if (count === undefined) return { least: 0, most: Number.POSITIVE_INFINITY }
  const [least, most] = typeof count === 'number' ? [count, count] : count
  return { least, most }
}
