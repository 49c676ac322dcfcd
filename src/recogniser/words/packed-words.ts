/**
 * Packs a sorted list of lower-case words, each as the number of letters that it has in common with the word before,
 * at most nine, and its other letters: `0cat3s1old` is cat, cats, cold.
 */
export function packWords(words: readonly string[]): string {
  return words.map((word, index) => toPacked(word, words[index - 1] ?? '')).join('')
}

/** The words that `packWords` packed. */
export function unpackWords(packed: string): string[] {
  let word = ''
  return (packed.match(/\d[a-z]*/g) ?? []).map((entry) => {
    word = word.slice(0, Number(entry[0])) + entry.slice(1)
    return word
  })
}

function toPacked(word: string, before: string): string {
  let common = 0
  while (common < 9 && common < word.length && word[common] === before[common]) common++
  return common + word.slice(common)
}
