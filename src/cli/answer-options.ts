import { readFileSync } from 'node:fs'
import { InvalidArgumentError, Option } from 'commander'
import type { AnswerLength, AnswerWords } from '../answer-rules.ts'
import { firstLine } from '../shared/format.ts'

/** The options of a command that set `AnswerRules`. */
export function answerOptions(): Option[] {
  return [
    new Option('--charset <letters>', 'characters that answers consist of, for example 0123456789'),
    new Option(
      '--length <number>',
      'length of the answers: a number such as 5, or a range such as 4-6',
    ).argParser(parseCount),
    new Option(
      '--words <list>',
      'words that answers consist of: english, or a file with a word on each line',
    ).argParser(parseWords),
    new Option(
      '--parts <number>',
      'how many words are joined: a number such as 2, or a range such as 1-2',
    ).argParser(parseCount),
    new Option('--case-sensitive', 'treat upper and lower case as different answers'),
    new Option('--no-case-sensitive', 'treat upper and lower case as the same answer'),
    new Option('--arithmetic', 'the images show sums such as 3+5=, and the answers are their results'),
  ]
}

function parseCount(value: string): AnswerLength {
  const [least, most] = /^(\d{1,3})(?:-(\d{1,3}))?$/.exec(value)?.slice(1) ?? []
  if (least === undefined || Number(least) === 0)
    throw new InvalidArgumentError('Expected a number such as 5, or a range such as 4-6.')
  if (most === undefined) return Number(least)
  if (Number(most) < Number(least)) throw new InvalidArgumentError('The range must not end before it begins.')
  return [Number(least), Number(most)]
}

function parseWords(value: string): AnswerWords {
  if (value === 'english') return value
  const words = readList(value).split(/\s+/).filter(Boolean)
  if (words.length === 0) throw new InvalidArgumentError(`There are no words in ${value}.`)
  return words
}

function readList(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new InvalidArgumentError(`Expected english, or a file of words. ${firstLine(error)}.`)
  }
}
