import type { Pair } from './clue.ts'
import { cluesAgainst } from './clues-against.ts'
import { cluesFor } from './clues-for.ts'

/** The sum of the clues at which a pair is taken for a captcha: a name and the looks, or two names. */
export const enough = 60

/** What all clues together say of a pair. */
export function weigh(pair: Pair): { weight: number; reasons: string[] } {
  const seen = [...cluesFor, ...cluesAgainst]
    .map(({ weight, says }) => ({ weight, sentence: says(pair) }))
    .filter(({ sentence }) => sentence)
  return {
    weight: seen.reduce((sum, { weight }) => sum + weight, 0),
    reasons: seen.map(({ weight, sentence }) => `${sentence} (${weight > 0 ? '+' : ''}${weight})`),
  }
}
