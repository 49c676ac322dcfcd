import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pickAnswerRules } from '../../../src/answer-rules.ts'
import { answerOptions } from '../../../src/cli/answer-options.ts'

function parse(words: string[]) {
  const command = new Command().exitOverride().configureOutput({ writeErr: () => undefined })
  for (const option of answerOptions()) command.addOption(option)
  return pickAnswerRules(command.parse(words, { from: 'user' }).opts())
}

describe('answerOptions', () => {
  let folder: string

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'answer-options-'))
    writeFileSync(join(folder, 'words.txt'), 'sun\nmoon\r\n\n')
    writeFileSync(join(folder, 'none.txt'), '\n')
  })

  afterAll(() => rmSync(folder, { recursive: true }))

  it('sets the rules for answers', () => {
    expect(parse(['--charset', 'abc', '--length', '4-6', '--no-case-sensitive'])).toEqual({
      charset: 'abc',
      length: [4, 6],
      caseSensitive: false,
    })
    expect(parse(['--words', 'english', '--parts', '2'])).toEqual({ words: 'english', parts: 2 })
  })

  it('reads a list of words from a file', () => {
    expect(parse(['--words', join(folder, 'words.txt'), '--parts', '1-2'])).toEqual({
      words: ['sun', 'moon'],
      parts: [1, 2],
    })
  })

  it('refuses what is no list and no number', () => {
    expect(() => parse(['--words', join(folder, 'none.txt')])).toThrow(/There are no words in .*none\.txt/)
    expect(() => parse(['--words', join(folder, 'missing.txt')])).toThrow(
      /Expected english, or a file of words\. ENOENT.*missing\.txt/,
    )
    expect(() => parse(['--parts', '0'])).toThrow('Expected a number such as 5, or a range such as 4-6.')
    expect(() => parse(['--parts', '3-2'])).toThrow('The range must not end before it begins.')
  })
})
