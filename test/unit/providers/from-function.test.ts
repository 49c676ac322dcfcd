import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InvalidOptionError, ProviderError } from '../../../src/errors/index.ts'
import { fixed } from '../../../src/providers/fixed.ts'
import { fromFunction } from '../../../src/providers/from-function.ts'

const request = { image: new Uint8Array([1]) }

describe('fromFunction()', () => {
  test('takes the name of the function, and custom when it has none', () => {
    function askColleague() {
      return 'abc'
    }
    expect(fromFunction(askColleague).name).toBe('askColleague')
    expect(fromFunction(() => 'abc').name).toBe('custom')
    const options = { provider: () => 'abc' }
    expect(fromFunction(options.provider).name).toBe('custom')
  })

  test('makes a reading of a text, and of a text with a score', async () => {
    expect(await fromFunction(() => ' abc\n').read(request)).toEqual({ text: 'abc', provider: 'custom' })
    const scored = fromFunction(async () => ({ text: 'abc', score: 0.5, id: '7', cost: 0.01 }))
    expect(await scored.read(request)).toEqual({
      text: 'abc',
      score: 0.5,
      id: '7',
      cost: 0.01,
      provider: 'custom',
    })
  })

  test.each([
    ['', 'EMPTY_TEXT', 'image', 'custom read nothing in the image: its text is empty.'],
    [{ text: '  ' }, 'EMPTY_TEXT', 'image', 'custom read nothing in the image: its text is empty.'],
    [
      undefined,
      'INVALID_READING',
      'request',
      'custom returned a value that is missing; expected a text or { text, score? }.',
    ],
    [{ text: 7 }, 'INVALID_READING', 'request', 'custom returned a text that is 7.'],
    [
      { text: 'a', score: 1.5 },
      'INVALID_READING',
      'request',
      'custom returned a score that is 1.5; expected a number in [0, 1].',
    ],
    [
      { text: 'a', cost: -1 },
      'INVALID_READING',
      'request',
      'custom returned a cost that is -1; expected a number of at least 0.',
    ],
  ])('refuses %j as a reading', async (result, code, kind, message) => {
    const error = await fromFunction(() => result as never)
      .read(request)
      .catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ProviderError)
    expect(error).toMatchObject({ code, kind, summary: message, provider: 'custom' })
  })

  test('never lets anything but a reading or a ProviderError through, whatever the function gives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (result) => {
        const outcome = await fromFunction(() => result as never)
          .read(request)
          .catch((thrown: unknown) => thrown)
        if (outcome instanceof ProviderError) return
        expect(outcome).toMatchObject({ text: expect.stringMatching(/\S/), provider: 'custom' })
      }),
      { numRuns: 300 },
    )
  })

  test('does not wait for the function once the signal is aborted', async () => {
    const reading = fromFunction(() => new Promise<string>(() => {}))
    await expect(
      reading.read({ ...request, signal: AbortSignal.abort(new Error('enough')) }),
    ).rejects.toThrow('enough')
    await expect(reading.read({ ...request, signal: AbortSignal.timeout(5) })).rejects.toThrow('timeout')
  })
})

describe('fixed()', () => {
  test('answers the same text to every image, for nothing', async () => {
    expect(fixed('10000')).toMatchObject({ name: 'fixed', free: true })
    expect(await fixed('10000').read(request)).toEqual({ text: '10000', score: 1, provider: 'fixed' })
    expect(await fixed({ text: 'a', score: 0.3 }).read(request)).toEqual({
      text: 'a',
      score: 0.3,
      provider: 'fixed',
    })
  })

  test.each([
    ['', 'text'],
    [{ text: 'a', score: 3 }, 'score'],
    [{ text: 'a', txet: 'b' }, 'txet'],
    [{}, 'text'],
  ])('refuses %j, naming the option', (options, option) => {
    expect(() => fixed(options as never)).toThrow(InvalidOptionError)
    expect(() => fixed(options as never)).toThrow(expect.objectContaining({ option }))
  })

  test('says which options there are when one is unknown', () => {
    expect(() => fixed({ text: 'a', txet: 'b' } as never)).toThrow(
      'fixed() doesn\'t know the option "txet". It knows text, score.',
    )
  })
})
