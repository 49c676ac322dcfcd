import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import type { AnswerParts, AnswerRules, AnswerWords } from '../../answer-rules.ts'
import { ownFile } from '../../shared/own-files.ts'
import type { Beginning } from '../ctc/prefix.ts'
import { toRange } from '../ctc/range.ts'
import type { Vocabulary } from '../ctc/read-text.ts'
import { joinWords } from './join-words.ts'
import { unpackWords } from './packed-words.ts'
import { growTree } from './word-tree.ts'

/** The words of a list as they are spelled, or in lower case, sorted. */
type Sorted = Record<'spelled' | 'folded', readonly string[] | undefined>

const sortedLists = new WeakMap<readonly string[], Sorted>()
let english: Promise<readonly string[]> | undefined

/**
 * Loads the words of which an answer consists, if any are known. The English ones are read from disk when first needed,
 * and kept.
 */
export async function loadVocabulary({
  caseSensitive,
  words,
  parts,
  usual,
}: AnswerRules): Promise<Vocabulary> {
  return {
    certain: await joinListed(words, parts, caseSensitive),
    usual: await joinListed(usual?.words, usual?.parts, caseSensitive),
  }
}

async function joinListed(
  words: AnswerWords | undefined,
  parts: AnswerParts | undefined,
  caseSensitive: boolean | undefined,
): Promise<Beginning | undefined> {
  if (words === undefined) return
  const sorted = sortOnce(await listOf(words), caseSensitive === false ? 'folded' : 'spelled')
  const { least, most } = toRange(parts ?? 1)
  return joinWords(growTree(sorted), least, most)
}

function listOf(words: AnswerWords): readonly string[] | Promise<readonly string[]> {
  if (words !== 'english') return words
  english ??= readEnglish().catch((error) => {
    english = undefined
    throw error
  })
  return english
}

async function readEnglish(): Promise<readonly string[]> {
  const packed = await readFile(join(dirname(ownFile('package.json')), 'words', 'english.br'))
  return unpackWords((await promisify(brotliDecompress)(packed)).toString('latin1'))
}

function sortOnce(words: readonly string[], spelling: keyof Sorted): readonly string[] {
  const known = sortedLists.get(words) ?? { spelled: undefined, folded: undefined }
  sortedLists.set(words, known)
  known[spelling] ??= [
    ...new Set(spelling === 'folded' ? words.map((word) => word.toLowerCase()) : words),
  ].sort()
  return known[spelling]
}
