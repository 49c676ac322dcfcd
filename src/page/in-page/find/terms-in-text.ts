import { languages, type Terms } from './terms.ts'

export type Kind = keyof Terms

interface Term {
  language: string
  kind: Kind
  word: string
  isWhole: boolean
}

/** A term in a text. */
export interface Hit {
  language: string
  kind: Kind
  start: number
  end: number
  /** The end of the word that the term is in. */
  wordEnd: number
  /** Whether the term begins its word: the second part of a compound doesn't. */
  beginsWord: boolean
}

/** Scripts without spaces between words, or whose prefixes are written together with them: a term may stand anywhere. */
const joined = /[\u0590-\u06ff\u0e00-\u109f\u1780-\u17ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/u
/** What folding leaves as it is: most names and addresses. */
const plain = /^[\x20-\x5f\x61-\x7e]*$/
const letter = /[\p{L}\p{M}]/u
/** Letters of a word after a term. Further ones are no word, and reading them would cost as much as the text is long. */
const longestRest = 30

/** A text in small letters, with one kind of apostrophe, without accents and marks that are often left out. */
export function folded(text: string): string {
  const small = text.toLowerCase()
  if (plain.test(small)) return small
  return small
    .normalize('NFD')
    .replace(/[\u0300-\u0303\u0307\u200c-\u200f]/g, '')
    .replace(/[ʻ‘’ʼ`´׳]/g, "'")
    .normalize('NFC')
}

/** The terms in a folded text, in their order there. Takes as long as the text is, however many terms there are. */
export function termsIn(text: string): Hit[] {
  terms ??= byBeginning()
  const hits: Hit[] = []
  for (let start = 0; start < text.length; start += 1) {
    for (const { language, kind, word, isWhole } of terms.get(text.slice(start, start + 2)) ?? []) {
      if (!text.startsWith(word, start)) continue
      const end = start + word.length
      const isJoined = joined.test(word)
      const wordEnd = isJoined ? end : endOfWord(text, end)
      if (isWhole && wordEnd > end) continue
      hits.push({ language, kind, start, end, wordEnd, beginsWord: isJoined || !isLetter(text, start - 1) })
    }
  }
  return hits
}

let terms: Map<string, Term[]> | undefined

/** All terms by their first two letters. */
function byBeginning(): Map<string, Term[]> {
  const found = new Map<string, Term[]>()
  for (const [language, kinds] of Object.entries(languages)) {
    for (const [kind, alternatives] of Object.entries(kinds) as [Kind, string][]) {
      for (const alternative of folded(alternatives).split('|')) {
        const word = alternative.trimEnd()
        const beginning = word.slice(0, 2)
        const term = { language, kind, word, isWhole: word !== alternative }
        const others = found.get(beginning)
        if (others) others.push(term)
        else found.set(beginning, [term])
      }
    }
  }
  return found
}

function endOfWord(text: string, from: number): number {
  let end = from
  while (end - from < longestRest && isLetter(text, end)) end += 1
  return end
}

const isLetter = (text: string, at: number) => letter.test(text.charAt(at))
