import type { Pair } from './clue.ts'
import { cluesAgainst } from './clues-against.ts'
import { cluesFor } from './clues-for.ts'

/** The sum of weights from which a pair counts as a captcha: a name and the right look, or two names. */
export const enough = 60

/** Weighs a pair by all clues. */
export function weigh(pair: Pair): { weight: number; reasons: string[] } {
  const seen = [...cluesFor, ...cluesAgainst]
    .map(({ weight, says }) => ({ weight, sentence: says(pair) }))
    .filter(({ sentence }) => sentence)
  return {
    weight: seen.reduce((sum, { weight }) => sum + weight, 0),
    reasons: seen.map(({ weight, sentence }) => `${sentence} (${weight > 0 ? '+' : ''}${weight})`),
  }
}
