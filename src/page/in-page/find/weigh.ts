import type { Pair } from './clue.ts'
import { cluesAgainst } from './clues-against.ts'
import { cluesFor, refreshClue } from './clues-for.ts'

/** The sum of weights from which a pair counts as a captcha: a name and the right look, or two names. */
export const enough = 60

export interface Weight {
  weight: number
  reasons: string[]
}

const clues = [...cluesFor, ...cluesAgainst]

/**
 * Weighs a pair by all clues. Looking for the control that loads another image costs more than all others, so it is done
 * by `findRefresh` only where the rest comes near.
 */
export function weigh(pair: Pair, findRefresh: () => Element | undefined): Weight {
  const sum = sumOf(pair)
  if (sum.weight < enough - refreshClue.weight) return sum
  const sentence = findRefresh() && refreshClue.sentence
  if (!sentence) return sum
  return {
    weight: sum.weight + refreshClue.weight,
    reasons: [...sum.reasons, `${sentence} (+${refreshClue.weight})`],
  }
}

function sumOf(pair: Pair): Weight {
  const seen = clues
    .map(({ weight, says }) => ({ weight, sentence: says(pair) }))
    .filter(({ sentence }) => sentence)
  return {
    weight: seen.reduce((sum, { weight }) => sum + weight, 0),
    reasons: seen.map(({ weight, sentence }) => `${sentence} (${weight > 0 ? '+' : ''}${weight})`),
  }
}
