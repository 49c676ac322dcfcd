import type { AnswerLength, AnswerRules } from '../../answer-rules.ts'
import { defined } from '../../shared/defined.ts'
import { alignText } from './align-text.ts'
import { type LengthRange, searchTexts } from './beam-search.ts'
import { type Emissions, type LetterRules, restrictEmissions } from './emissions.ts'
import { scoreWithin } from './score.ts'
import { type Classes, lengthProbability, textProbability } from './text-probability.ts'

/**
 * What is known about the letters. `caseSensitive: false` folds case for the score, and the text keeps the case that
 * the image shows. When it is left out, case is read as it is.
 */
export type TextRules = Omit<AnswerRules, 'arithmetic'>

export interface ScoredText {
  text: string
  /** How probable it is that the whole text is right, in [0, 1]. */
  score: number
}

/** The search's estimates are close: the best text by exact probability is among this many of its first. */
const FINALISTS = 4

/** Score at which a text is plainly there, whatever shape texts usually have. */
const plain = 0.9

const ANY_LENGTH: LengthRange = { least: 0, most: Number.POSITIVE_INFINITY }

/**
 * Finds the most probable text that the rules allow. The text always obeys them: five digits are never read as letters.
 *
 * The score is the text's probability summed over all alignments and, when case is folded, over both cases of each
 * letter. It is conditional on what the caller knows about the answer (charset, length): see `scoreWithin`. The
 * default charset, letters and digits, does not count as knowledge. Rules that are only `usual` yield to a text that is
 * plainly there.
 *
 * @returns `undefined` when the most probable reading is no text at all, or the image is too narrow for the length.
 */
export function readText(emissions: Emissions, { usual, ...rules }: TextRules): ScoredText | undefined {
  if (!usual) return readWithin(emissions, rules)
  const free = readWithin(emissions, defined({ caseSensitive: rules.caseSensitive }))
  return free && free.score >= plain ? free : readWithin(emissions, rules)
}

function readWithin(emissions: Emissions, rules: TextRules): ScoredText | undefined {
  const range = toLengthRange(rules.length)
  const letterRules = toLetterRules(rules)
  const restricted = restrictEmissions(emissions, letterRules)
  const [best] = searchTexts(restricted, range)
    .slice(0, FINALISTS)
    .map((classes) => ({ classes, probability: textProbability(restricted, classes) }))
    .sort((one, other) => other.probability - one.probability)
  if (!best || best.classes.length === 0) return
  const isKnown = rules.charset !== undefined || rules.length !== undefined
  const fitting = isKnown ? lengthProbability(restricted, range.least, range.most) : 1
  return {
    text: spellClasses(best.classes, restricted, emissions, letterRules),
    score: scoreWithin(best.probability, fitting),
  }
}

export function toLengthRange(length: AnswerLength | undefined): LengthRange {
  if (length === undefined) return ANY_LENGTH
  const [least, most] = typeof length === 'number' ? [length, length] : length
  return { least, most }
}

function toLetterRules({ charset, caseSensitive }: TextRules): LetterRules {
  const foldCase = caseSensitive === false
  if (charset === undefined) return { foldCase, allows: (letter) => /[0-9A-Za-z]/.test(letter) }
  const folded = charset.toLowerCase()
  return {
    foldCase,
    allows: (letter) => charset.includes(letter) || (foldCase && folded.includes(letter.toLowerCase())),
  }
}

/** Spells folded classes in the case that the model finds more probable. */
function spellClasses(
  classes: Classes,
  folded: Emissions,
  original: Emissions,
  { foldCase }: LetterRules,
): string {
  const names = classes.map((letter) => folded.letters[letter - 1] ?? '')
  if (!foldCase) return names.join('')
  const held = alignText(folded, classes)
  return names.map((name, index) => likelierCase(name, held[index] ?? [], original)).join('')
}

function likelierCase(name: string, held: readonly number[], { letters, probabilities }: Emissions): string {
  const weight = (letter: string) => {
    const index = letters.indexOf(letter)
    if (index < 0) return -1
    return held.reduce((sum, step) => sum + (probabilities[step * (letters.length + 1) + index + 1] ?? 0), 0)
  }
  const capital = name.toUpperCase()
  return weight(capital) > weight(name) ? capital : name
}
