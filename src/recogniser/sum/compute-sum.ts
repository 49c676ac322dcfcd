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

/** Numbers by their names, 0 to 99: `twentyone` is 21. */
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

/** Operators by their names. The letter x is how a net without a multiplication sign reads one. */
export const OPERATOR_WORDS: ReadonlyMap<string, Operator> = new Map([
  ['plus', '+'],
  ['add', '+'],
  ['minus', '-'],
  ['times', '*'],
  ['multipliedby', '*'],
  ['dividedby', '/'],
  ['x', '*'],
])

/** Longest first, so that `seven` is not found in `seventeen`. */
const words = [...NUMBER_WORDS.keys(), ...OPERATOR_WORDS.keys()].sort(
  (one, other) => other.length - one.length,
)
const token = new RegExp(`\\d+|[-+*/]|${words.join('|')}`, 'y')

/**
 * Computes what an image says: `3+5=`, `12x4=?`, `7-2`, `threeplusfour`, in either case and without spaces.
 *
 * @returns the result, or nothing when the text is no sum or its result is not a whole number.
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

/** Numbers and operators in turn; nothing when some part of the text is neither. */
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
