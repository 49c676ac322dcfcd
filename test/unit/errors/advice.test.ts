import { describe, expect, test } from 'vitest'
import { InvalidOptionError, OriginNotAllowedError } from '../../../src/errors/index.ts'
import { defineModule } from '../../../src/modules/index.ts'
import { resolveOptions } from '../../../src/options.ts'
import { fixed } from '../../../src/providers/fixed.ts'
import { isOriginAllowed } from '../../../src/shared/origins.ts'
import { adviseAfter } from '../../../src/solving/describe.ts'
import { resolveQueueOptions } from '../../../src/waiting-room/options.ts'
import { samples } from './samples.ts'

/** What stands for a selector or a value in the advice, which nobody can know who writes it. */
const placeholders = {
  name: 'mine',
  image: '#image',
  input: '#field',
  room: '#room',
  usersAhead: '#ahead',
  confirm: '#go',
  charset: '0123456789',
  length: 4,
  defineModule,
}

/** `option: value` as a message writes it. */
const advised =
  /\b(origins|modules|required|submit|selectors|challenge|answer): (\[(?:[^\][]|\([^)]*\))*\]|\{[^}]*\}|'[^']*'|true|false)/g

const listAdvice = (message: string) =>
  [...message.matchAll(advised)].map(([, option = '', value = '']) => ({ option, value }))

function evaluate(value: string): unknown {
  return new Function(...Object.keys(placeholders), `return (${value})`)(...Object.values(placeholders))
}

/** Passes an option to whatever takes it. */
function tryOption(option: string, value: unknown): void {
  if (option === 'answer') defineModule({ name: 'mine', image: '#image', answer: value as object })
  else if (['selectors', 'challenge'].includes(option))
    resolveQueueOptions({ provider: fixed('text') }, { [option]: value })
  else resolveOptions({ provider: fixed('text') }, { [option]: value })
}

const verdicts = ['rejected', 'low-score'] as const
const readings = [
  { text: '3+4=', score: 0.1 },
  { text: 'abc', score: 0.1 },
]
const messages = [
  ...samples.map(([{ summary }]) => summary),
  ...verdicts.flatMap((verdict) =>
    readings.map((reading) => {
      const answers = [1, 2].map(() => ({
        provider: 'local',
        ms: 1,
        reading: { ...reading, provider: 'local' },
      }))
      return adviseAfter([{ verdict, answers } as never], 'generic')
    }),
  ),
]

describe('what the messages advise', () => {
  const all = messages.flatMap(listAdvice)

  test('is found in them, for each option that they speak of', () => {
    expect(new Set(all.map(({ option }) => option))).toEqual(
      new Set(['origins', 'modules', 'required', 'submit', 'selectors', 'challenge', 'answer']),
    )
  })

  test.each(all)('is taken: $option: $value', ({ option, value }) => {
    expect(() => tryOption(option, evaluate(value))).not.toThrow()
  })

  test('would be noticed if it were refused', () => {
    expect(() => tryOption('origins', ['null'])).toThrow(InvalidOptionError)
  })
})

describe('the advice about an origin', () => {
  test.each([
    ['https://example.com', 'https://example.com/login'],
    ['http://staging.example.com:8080', 'http://staging.example.com:8080/a'],
    ['https://example.com', 'about:blank'],
  ])('lets a solver act on %s', (origin, url) => {
    const [advice] = listAdvice(new OriginNotAllowedError(origin, url, []).summary)
    expect(advice?.option).toBe('origins')
    const origins = evaluate(advice?.value ?? '') as string[]
    expect(isOriginAllowed(origin, resolveOptions({ provider: fixed('text'), origins }).origins)).toBe(true)
  })

  test.each(['null', 'chrome-extension://abc', ''])(
    'is not to list "%s", which the option refuses',
    (origin) => {
      const { summary } = new OriginNotAllowedError(origin, 'about:blank', [])
      expect(listAdvice(summary)).toEqual([])
      expect(summary).toContain('open it by an address that begins with http:// or https://')
    },
  )
})
