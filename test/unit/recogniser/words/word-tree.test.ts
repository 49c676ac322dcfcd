import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { growTree, type WordTree } from '../../../../src/recogniser/words/word-tree.ts'

function follow(tree: WordTree, letters: string): WordTree | undefined {
  let branch: WordTree | undefined = tree
  for (const letter of letters) branch = branch?.branch(letter)
  return branch
}

describe('growTree', () => {
  it('has a branch for each letter that goes on to a word, and no other', () => {
    const tree = growTree(['an', 'ant', 'bee'])
    expect(follow(tree, 'an')?.isWord).toBe(true)
    expect(follow(tree, 'ant')?.isWord).toBe(true)
    expect(follow(tree, 'be')?.isWord).toBe(false)
    for (const letters of ['ab', 'ants', 'c', 'bee!', ''])
      expect(follow(tree, letters)?.isWord ?? false).toBe(false)
  })

  it('holds any words, those in both cases and with other letters too', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4, unit: fc.constantFrom(...'aAb9é') })),
        (words) => {
          const tree = growTree([...words].sort())
          for (const word of words) {
            expect(follow(tree, word)?.isWord).toBe(true)
            const longer = [...'aAb9é'].filter((letter) => follow(tree, word + letter))
            expect(longer).toEqual(
              [...'aAb9é'].filter((letter) => words.some((other) => other.startsWith(word + letter))),
            )
          }
        },
      ),
    )
  })

  it('holds no word at all', () => {
    expect(growTree([]).isWord).toBe(false)
    expect(growTree([]).branch('a')).toBeUndefined()
  })
})
