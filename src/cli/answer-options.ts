import { InvalidArgumentError, Option } from 'commander'
import type { AnswerLength } from '../answer-rules.ts'

/** The options of a command that make `AnswerRules`. */
export function answerOptions(): Option[] {
  return [
    new Option('--charset <letters>', 'every character the answer may have, for example 0123456789'),
    new Option('--length <number>', 'how many characters the answer has: 5, or from and to: 4-6').argParser(
      parseLength,
    ),
    new Option('--case-sensitive', 'upper and lower case are different answers'),
    new Option('--no-case-sensitive', 'upper and lower case are the same answer'),
    new Option('--arithmetic', 'the images show sums such as 3+5=, whose results are the answers'),
  ]
}

function parseLength(value: string): AnswerLength {
  const [least, most] = /^(\d{1,3})(?:-(\d{1,3}))?$/.exec(value)?.slice(1) ?? []
  if (least === undefined || Number(least) === 0)
    throw new InvalidArgumentError('Expected a number such as 5, or a range such as 4-6.')
  if (most === undefined) return Number(least)
  if (Number(most) < Number(least)) throw new InvalidArgumentError('The range ends before it begins.')
  return [Number(least), Number(most)]
}

/** Parses a score, for an option. */
export function parseScore(value: string): number {
  const score = Number(value)
  if (value.trim() === '' || !(score >= 0 && score <= 1))
    throw new InvalidArgumentError('Expected a number from 0 to 1.')
  return score
}
