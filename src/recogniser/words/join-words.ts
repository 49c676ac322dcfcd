import type { Beginning } from '../ctc/prefix.ts'
import type { WordTree } from './word-tree.ts'

/** A way to split a beginning into words. */
interface Split {
  /** How many whole words come before the last one. */
  before: number
  /** Where the last word has come to. */
  last: WordTree
}

/** The texts that join `least` to `most` words of a tree, as the empty beginning of them all. */
export function joinWords(tree: WordTree, least: number, most: number): Beginning {
  return beginningOf([{ before: 0, last: tree }])

  function beginningOf(splits: readonly Split[]): Beginning {
    const longer = new Map<string, Beginning | undefined>()
    return {
      isWhole: splits.some(({ before, last }) => last.isWord && before + 1 >= least),
      extend(letter) {
        if (longer.has(letter)) return longer.get(letter)
        const next = splits.flatMap((split) => extendSplit(split, letter))
        const beginning = next.length > 0 ? beginningOf(next) : undefined
        longer.set(letter, beginning)
        return beginning
      },
    }
  }

  /** The last word gains a letter. Where that ends it, another word may begin. */
  function extendSplit({ before, last }: Split, letter: string): Split[] {
    const grown = last.branch(letter)
    if (!grown) return []
    const ends = grown.isWord && before + 1 < most
    return [{ before, last: grown }, ...(ends ? [{ before: before + 1, last: tree }] : [])]
  }
}
