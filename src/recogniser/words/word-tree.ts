/** The words that have a beginning in common. */
export interface WordTree {
  /** Whether the beginning is a word itself. */
  readonly isWord: boolean
  /** The words whose next letter this is, if there are any. */
  branch(letter: string): WordTree | undefined
}

/**
 * Makes a prefix tree of words. A branch is made when it is first asked for: one reading needs few of them.
 *
 * @param words - without repetitions, in the order of `sort()`.
 */
export function growTree(words: readonly string[]): WordTree {
  return growBranch(words, 0, words.length, 0)
}

/** The tree of the words from `first` up to `end`, which have `depth` letters in common. */
function growBranch(words: readonly string[], first: number, end: number, depth: number): WordTree {
  const isWord = first < end && words[first]?.length === depth
  const branches = new Map<string, WordTree | undefined>()

  /** Finds the first word whose letter here is not below, or is above, the given one. */
  function findLetter(isBefore: (letter: string) => boolean): number {
    let low = isWord ? first + 1 : first
    let high = end
    while (low < high) {
      const middle = (low + high) >> 1
      if (isBefore(words[middle]?.charAt(depth) ?? '')) low = middle + 1
      else high = middle
    }
    return low
  }

  return {
    isWord,
    branch(letter) {
      if (branches.has(letter)) return branches.get(letter)
      const from = findLetter((other) => other < letter)
      const to = findLetter((other) => other <= letter)
      const branch = from < to ? growBranch(words, from, to, depth + 1) : undefined
      branches.set(letter, branch)
      return branch
    },
  }
}
