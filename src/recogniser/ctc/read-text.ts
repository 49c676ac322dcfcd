import type { AnswerRules } from '../../answer-rules.ts'
import { defined } from '../../shared/defined.ts'
import { alignText } from './align-text.ts'
import { searchTexts, searchWords } from './beam-search.ts'
import { type Emissions, type LetterRules, restrictEmissions } from './emissions.ts'
import type { Beginning } from './prefix.ts'
import { toRange } from './range.ts'
import { MISFIT, scoreWithin, USUAL_MISFIT, USUAL_WORDS_MISFIT } from './score.ts'
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

/** A reading under some rules, and how probable it is that the image shows a text that obeys them, in [0, 1]. */
interface Reading extends ScoredText {
  fitting: number
}

/**
 * Finds the most probable text that the rules allow. The text always obeys `charset` and `length`: five digits are never
 * read as letters. It is made of the words unless the image shows none of them.
 *
 * The score is the text's probability summed over all alignments and, when case is folded, over both cases of each
 * letter. It is conditional on what the caller knows about the answer (charset, length, words): see `scoreWithin`. The
 * default charset, letters and digits, does not count as knowledge. Rules that are only `usual` yield to a text that is
 * plainly there.
 *
 * @param words - the texts that the rules' words make up, if there are any.
 * @returns `undefined` when the most probable reading is no text at all, or the image is too narrow for the length.
 */
export function readText(emissions: Emissions, rules: TextRules, words?: Beginning): ScoredText | undefined {
  const { caseSensitive, usual } = rules
  const readings = [
    words && readAmong(emissions, rules, usual ? USUAL_WORDS_MISFIT : MISFIT, words),
    readAmong(emissions, rules, usual ? USUAL_MISFIT : MISFIT),
    usual && readAmong(emissions, defined({ caseSensitive }), MISFIT),
  ]
  const best = readings
    .filter((reading) => !!reading)
    .reduceRight<Reading | undefined>(preferStricter, undefined)
  return best && { text: best.text, score: best.score }
}

/** What is read under looser rules counts as far as the strict ones don't fit. */
function preferStricter(loose: Reading | undefined, strict: Reading): Reading {
  const score = loose ? loose.score * (1 - strict.fitting) : 0
  return loose && score > strict.score ? { ...loose, score } : strict
}

function readAmong(
  emissions: Emissions,
  rules: TextRules,
  misfit: number,
  words?: Beginning,
): Reading | undefined {
  const range = toRange(rules.length)
  const letterRules = toLetterRules(rules)
  const restricted = restrictEmissions(emissions, letterRules)
  const texts = words
    ? searchWords(restricted, range, words)
    : searchTexts(restricted, range).slice(0, FINALISTS)
  const ranked = rankTexts(restricted, texts)
  const [best] = ranked
  if (!best || best.classes.length === 0) return
  const isKnown = rules.charset !== undefined || rules.length !== undefined
  // The texts of words that the search passes over are too improbable to count.
  const listed = words && ranked.reduce((sum, { probability }) => sum + probability, 0)
  const fitting = listed ?? (isKnown ? lengthProbability(restricted, range.least, range.most) : 1)
  return {
    text: spellClasses(best.classes, restricted, emissions, letterRules),
    score: scoreWithin(best.probability, fitting, misfit),
    fitting: scoreWithin(fitting, fitting, misfit),
  }
}

/** The texts with their exact probabilities, the most probable first. */
function rankTexts(
  emissions: Emissions,
  texts: readonly Classes[],
): { classes: Classes; probability: number }[] {
  return texts
    .map((classes) => ({ classes, probability: textProbability(emissions, classes) }))
    .sort((one, other) => other.probability - one.probability)
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
