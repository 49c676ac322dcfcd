import type { AnswerRules, UsualRules } from '../../../src/answer-rules.ts'

/** What a module says of every answer, and what of the usual ones, as two cells of the table in `docs/modules.md`. */
export function describeAnswer({ caseSensitive, usual = {}, ...rules }: AnswerRules): [string, string] {
  const cases = { true: 'case counts', false: 'case does not count' }
  return [
    [describeShape(rules), caseSensitive !== undefined && cases[`${caseSensitive}`]]
      .filter(Boolean)
      .join(', '),
    describeShape(usual),
  ]
}

function describeShape({ charset, length, words, parts = 1 }: UsualRules): string {
  const cells = [
    length !== undefined && `${describeCount(length)} characters`,
    charset && `of \`${describeCharset(charset)}\``,
    words && `${describeCount(parts)} of the ${words} words`,
  ]
  return cells
    .filter(Boolean)
    .join(' ')
    .replace(/(\d characters) (\d of the)/, '$1, $2')
}

function describeCount(count: number | readonly [number, number]): string {
  return typeof count === 'number' ? String(count) : count.join(' to ')
}

/** The characters in order, with `a-e` for a row of them. */
function describeCharset(charset: string): string {
  return [...new Set(charset)]
    .sort()
    .join('')
    .replace(/./g, (letter, index, all: string) => {
      const follows = (from: number) => all.charCodeAt(from) === all.charCodeAt(from - 1) + 1
      const isInside = follows(index) && follows(index + 1)
      return isInside ? '-' : letter
    })
    .replace(/-+/g, '-')
}
