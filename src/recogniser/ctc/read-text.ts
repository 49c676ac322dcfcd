import type { AnswerRules } from '../../answer-rules.ts'
import { defined } from '../../shared/defined.ts'
import { alignText } from './align-text.ts'
import { searchTexts, searchWords } from './beam-search.ts'
import { type Emissions, type LetterRules, restrictEmissions } from './emissions.ts'
import { type Looks, meanOver } from './looks.ts'
import type { Beginning } from './prefix.ts'
import { toRange } from './range.ts'
import { CHARSET_MISFIT, MISFIT, USUAL_MISFIT, USUAL_WORDS_MISFIT, weighWithin } from './score.ts'
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

/** The search's estimates are close: the best text by exact probability is among this many of its first, in each look. */
const FINALISTS = 4

/** The texts that the words of the rules make up, where there are any, and those of the rules' `usual`. */
export interface Vocabulary {
  certain?: Beginning | undefined
  usual?: Beginning | undefined
}

/** Rules of which each further one is stricter: a text that they don't fit counts as little as `misfit` says. */
interface Level {
  rules: TextRules
  words?: Beginning
  misfit: number
}

/** The most probable text of a level, and the probability of all its texts together. */
interface Found {
  text: string
  probability: number
  fitting: number
}

/**
 * Finds the most probable text that the rules allow. Its probability is the mean over all looks at the image: they err in
 * different places. The text always obeys `charset` and `length`: five digits are never
 * read as letters. It is made of the words unless the image shows none of them.
 *
 * The score is the text's probability summed over all alignments and, when case is folded, over both cases of each
 * letter. It is conditional on what the caller knows about the answer (charset, length, words, and what it usually has):
 * see `score.ts`. The default charset, letters and digits, does not count as knowledge.
 *
 * @returns `undefined` when the most probable reading is no text at all, or the image is too narrow for the length.
 */
export function readText(
  looks: Looks,
  rules: TextRules,
  vocabulary: Vocabulary = {},
): ScoredText | undefined {
  let best: { text: string; weight: number } | undefined
  let whole = 1
  for (const { misfit, ...level } of levelsOf(rules, vocabulary)) {
    const found = findBest(looks, level)
    if (!found) continue
    whole = weighWithin(found.fitting, misfit, whole)
    const weight = best ? best.weight * misfit : 0
    best =
      best && weight > found.probability
        ? { ...best, weight }
        : { text: found.text, weight: found.probability }
  }
  return best && { text: best.text, score: Math.min(1, best.weight / whole) }
}

/** The levels from the loosest to the strictest. */
function levelsOf({ usual, ...rules }: TextRules, vocabulary: Vocabulary): Level[] {
  const { certain } = vocabulary
  const levels: Level[] = [{ rules, misfit: MISFIT }]
  if (certain) levels.push({ rules, words: certain, misfit: MISFIT })
  if (!usual) return levels
  const narrower = { ...rules, ...defined(usual) }
  if (!certain) {
    const { charset } = usual
    if (charset !== undefined && usual.length !== undefined)
      levels.push({ rules: { ...rules, charset }, misfit: CHARSET_MISFIT })
    levels.push({ rules: narrower, misfit: USUAL_MISFIT })
  }
  const words = vocabulary.usual ?? certain
  if (words) levels.push({ rules: narrower, words, misfit: USUAL_WORDS_MISFIT })
  return levels
}

function findBest(looks: Looks, { rules, words }: Omit<Level, 'misfit'>): Found | undefined {
  const range = toRange(rules.length)
  const letterRules = toLetterRules(rules)
  const restricted = looks.map((emissions) => restrictEmissions(emissions, letterRules))
  const texts = restricted.flatMap((emissions) =>
    words ? searchWords(emissions, range, words) : searchTexts(emissions, range).slice(0, FINALISTS),
  )
  const ranked = rankTexts(restricted, texts)
  const [best] = ranked
  if (!best || best.classes.length === 0) return
  const isKnown = rules.charset !== undefined || rules.length !== undefined
  // The texts of words that the search passes over are too improbable to count.
  const listed = words && ranked.reduce((sum, { probability }) => sum + probability, 0)
  const ofLength = (emissions: Emissions) => lengthProbability(emissions, range.least, range.most)
  return {
    text: spellClasses(best.classes, restricted, looks, letterRules),
    probability: best.probability,
    fitting: listed ?? (isKnown ? meanOver(restricted, ofLength) : 1),
  }
}

/** The texts with their exact probabilities, the most probable first. */
function rankTexts(looks: Looks, texts: readonly Classes[]): { classes: Classes; probability: number }[] {
  const different = new Map(texts.map((classes) => [classes.join(), classes]))
  return [...different.values()]
    .map((classes) => ({
      classes,
      probability: meanOver(looks, (emissions) => textProbability(emissions, classes)),
    }))
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
function spellClasses(classes: Classes, folded: Looks, original: Looks, { foldCase }: LetterRules): string {
  const names = classes.map((letter) => folded[0]?.letters[letter - 1] ?? '')
  if (!foldCase) return names.join('')
  const held = folded.map((emissions) => alignText(emissions, classes))
  const weigh = (letter: string, index: number) =>
    meanOver(original, (emissions, look) => weightOf(letter, held[look]?.[index] ?? [], emissions))
  return names
    .map((name, index) => {
      const capital = name.toUpperCase()
      return weigh(capital, index) > weigh(name, index) ? capital : name
    })
    .join('')
}

/** The probability of a letter, summed over the steps that emit it; less than any if the model can't read it. */
function weightOf(letter: string, held: readonly number[], { letters, probabilities }: Emissions): number {
  const index = letters.indexOf(letter)
  if (index < 0) return -1
  return held.reduce((sum, step) => sum + (probabilities[step * (letters.length + 1) + index + 1] ?? 0), 0)
}
