import { describe, expect, it } from 'vitest'
import type { Beginning } from '../../../../src/recogniser/ctc/prefix.ts'
import { joinWords } from '../../../../src/recogniser/words/join-words.ts'
import { growTree } from '../../../../src/recogniser/words/word-tree.ts'

const words = ['be', 'bee', 'eat', 'tea'].sort()

function isText(beginning: Beginning, text: string): boolean {
  let reached: Beginning | undefined = beginning
  for (const letter of text) reached = reached?.extend(letter)
  return reached?.isWhole ?? false
}

describe('joinWords', () => {
  it('allows exactly the joined words', () => {
    const pairs = joinWords(growTree(words), 2, 2)
    for (const one of words) for (const other of words) expect(isText(pairs, one + other)).toBe(true)
    for (const text of ['', 'be', 'beb', 'teaeatbe', 'xbe', 'be be']) expect(isText(pairs, text)).toBe(false)
  })

  it('splits a text in every way: "beeeat" is bee and eat, and "beeat" is be and eat', () => {
    const pairs = joinWords(growTree(words), 2, 2)
    expect(isText(pairs, 'beeeat')).toBe(true)
    expect(isText(pairs, 'beeat')).toBe(true)
  })

  it('allows as many words as a range says', () => {
    const oneOrTwo = joinWords(growTree(words), 1, 2)
    expect(['tea', 'teabe', 'teabebe'].map((text) => isText(oneOrTwo, text))).toEqual([true, true, false])
    const three = joinWords(growTree(words), 3, 3)
    expect(['tea', 'teabe', 'teabebe'].map((text) => isText(three, text))).toEqual([false, false, true])
  })
})
