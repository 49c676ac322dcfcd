const SMALL_NUMBERS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
]
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

/** The numbers 0 to 99 by their names: `twentyone` is 21. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...SMALL_NUMBERS.map((word, number): [string, number] => [word, number]),
  ...TENS.flatMap((tens, index) =>
    ['', ...SMALL_NUMBERS.slice(1, 10)].map((ones, number): [string, number] => [
      tens + ones,
      20 + 10 * index + number,
    ]),
  ),
])

type Operator = '+' | '-' | '*' | '/'

/** Operators by their names. A model without a multiplication sign reads it as the letter x. */
export const OPERATOR_WORDS: ReadonlyMap<string, Operator> = new Map([
  ['plus', '+'],
  ['add', '+'],
  ['minus', '-'],
  ['times', '*'],
  ['multipliedby', '*'],
  ['dividedby', '/'],
  ['x', '*'],
])

/** Longest first, so that `seventeen` does not match as `seven`. */
const words = [...NUMBER_WORDS.keys(), ...OPERATOR_WORDS.keys()].sort(
  (one, other) => other.length - one.length,
)
const token = new RegExp(`\\d+|[-+*/]|${words.join('|')}`, 'y')

/**
 * Computes a sum as an image shows it: `3+5=`, `12x4=?`, `7-2`, `threeplusfour`, in upper or lower case, without spaces.
 *
 * @returns the result, or `undefined` when the text is not a sum or its result is not an integer.
 */
export function computeSum(text: string): number | undefined {
  const tokens = splitSum(text.toLowerCase().replace(/=?\??$/, ''))
  if (tokens.length < 3 || tokens.length % 2 === 0) return
  const terms: number[] = []
  let operator: Operator = '+'
  for (const [position, part] of tokens.entries()) {
    if (position % 2 === 1) {
      if (typeof part === 'number') return
      operator = part
    } else if (typeof part !== 'number') return
    else if (operator === '*') terms.push((terms.pop() ?? 0) * part)
    else if (operator === '/') terms.push((terms.pop() ?? 0) / part)
    else terms.push(operator === '-' ? -part : part)
  }
  const result = terms.reduce((sum, term) => sum + term, 0)
  return Number.isInteger(result) ? result : undefined
}

/** The numbers and operators in order, or an empty array when some part of the text is neither. */
function splitSum(text: string): (number | Operator)[] {
  const parts: (number | Operator)[] = []
  token.lastIndex = 0
  while (token.lastIndex < text.length) {
    const found = token.exec(text)?.[0]
    if (found === undefined) return []
    parts.push(NUMBER_WORDS.get(found) ?? OPERATOR_WORDS.get(found) ?? readSign(found))
  }
  return parts
}

function readSign(found: string): number | Operator {
  return found === '+' || found === '-' || found === '*' || found === '/' ? found : Number(found)
}
