import { InvalidArgumentError, Option } from 'commander'
import type { AnswerLength } from '../answer-rules.ts'

/** The options of a command that set `AnswerRules`. */
export function answerOptions(): Option[] {
  return [
    new Option('--charset <letters>', 'characters that answers consist of, for example 0123456789'),
    new Option(
      '--length <number>',
      'length of the answers: a number such as 5, or a range such as 4-6',
    ).argParser(parseLength),
    new Option('--case-sensitive', 'treat upper and lower case as different answers'),
    new Option('--no-case-sensitive', 'treat upper and lower case as the same answer'),
    new Option('--arithmetic', 'the images show sums such as 3+5=, and the answers are their results'),
  ]
}

function parseLength(value: string): AnswerLength {
  const [least, most] = /^(\d{1,3})(?:-(\d{1,3}))?$/.exec(value)?.slice(1) ?? []
  if (least === undefined || Number(least) === 0)
    throw new InvalidArgumentError('Expected a number such as 5, or a range such as 4-6.')
  if (most === undefined) return Number(least)
  if (Number(most) < Number(least)) throw new InvalidArgumentError('The range must not end before it begins.')
  return [Number(least), Number(most)]
}
