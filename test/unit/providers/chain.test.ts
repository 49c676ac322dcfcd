import { describe, expect, test } from 'vitest'
import { InvalidOptionError, ProviderError, type ProviderErrorKind } from '../../../src/errors/index.ts'
import { chain } from '../../../src/providers/chain.ts'
import { fixed } from '../../../src/providers/fixed.ts'
import type { Provider, ReadRequest } from '../../../src/providers/provider.ts'

const request: ReadRequest = { image: new Uint8Array([1]), minScore: 0.8 }

function scored(name: string, score: number, text = name): Provider {
  return { name, read: async () => ({ text, score, provider: name }) }
}

function failing(name: string, kind: ProviderErrorKind): Provider {
  const error = new ProviderError(`${name} failed`, { provider: name, kind, code: 'TEST' })
  return { name, read: () => Promise.reject(error) }
}

describe('chain()', () => {
  test('asks the next provider only when the one before is unsure', async () => {
    const paid: string[] = []
    const next: Provider = {
      name: 'paid',
      async read() {
        paid.push('asked')
        return { text: 'paid', provider: 'paid' }
      },
    }
    expect(await chain(scored('free', 0.9), next).read(request)).toMatchObject({
      text: 'free',
      provider: 'free',
    })
    expect(paid).toEqual([])
    expect(await chain(scored('free', 0.7), next).read(request)).toMatchObject({
      text: 'paid',
      provider: 'paid',
    })
    expect(paid).toEqual(['asked'])
  })

  test('says what each provider answered, in order', async () => {
    const reading = await chain(failing('a', 'image'), scored('b', 0.2), scored('c', 0.9)).read(request)
    expect(reading.provider).toBe('c')
    expect(
      reading.answers?.map((answer) => [answer.provider, answer.reading?.text ?? answer.error?.summary]),
    ).toEqual([
      ['a', 'a failed'],
      ['b', 'b'],
      ['c', 'c'],
    ])
  })

  test('holds a provider to its own minimum score', async () => {
    const strict = chain({ provider: scored('free', 0.9), minScore: 0.95 }, scored('paid', 0.85))
    expect(await strict.read(request)).toMatchObject({ provider: 'paid' })
    const lenient = chain({ provider: scored('free', 0.5), minScore: 0.4 }, scored('paid', 0.99))
    expect(await lenient.read(request)).toMatchObject({ provider: 'free' })
  })

  test('falls back to a reading that is sure enough for the request when the stricter bar is missed', async () => {
    const reading = await chain(
      { provider: scored('free', 0.9), minScore: 0.95 },
      failing('paid', 'transient'),
    ).read(request)
    expect(reading).toMatchObject({ provider: 'free', score: 0.9 })
  })

  test('gives the surest reading when none is sure enough, for the caller to judge', async () => {
    expect(await chain(scored('a', 0.3), scored('b', 0.5), scored('c', 0.1)).read(request)).toMatchObject({
      provider: 'b',
      score: 0.5,
    })
  })

  test('rejects with the error that will come again when nothing was read', async () => {
    const all = chain(failing('a', 'transient'), failing('b', 'permanent'), failing('c', 'image'))
    await expect(all.read(request)).rejects.toMatchObject({ provider: 'b', kind: 'permanent' })
    await expect(chain(failing('a', 'transient'), failing('c', 'image')).read(request)).rejects.toMatchObject(
      {
        provider: 'c',
      },
    )
  })

  test('asks the links of a chain within a chain one by one', async () => {
    const inner = chain(scored('a', 0.1), { provider: scored('b', 0.2), minScore: 0.1 })
    const outer = chain(inner, scored('c', 1))
    expect(outer.links.map((link) => [link.provider.name, link.minScore])).toEqual([
      ['a', undefined],
      ['b', 0.1],
      ['c', undefined],
    ])
  })

  test('reports to the provider that answered, though another has the same name', async () => {
    const reported: string[] = []
    const make = (mark: string, score: number): Provider => ({
      ...scored('same', score, mark),
      report: async (reading) => void reported.push(`${mark}: ${reading.text}`),
    })
    const both = chain(make('first', 0.1), make('second', 0.9))
    const reading = await both.read(request)
    await both.report?.(reading, 'rejected', AbortSignal.timeout(1000))
    expect(reported).toEqual(['second: second'])
  })

  test('stops asking when the signal is aborted, and rejects with its reason', async () => {
    const controller = new AbortController()
    const hanging: Provider = { name: 'hanging', read: () => new Promise(() => {}) }
    const reading = chain(hanging, fixed('never')).read({ ...request, signal: controller.signal })
    controller.abort(new Error('enough'))
    await expect(reading).rejects.toThrow('enough')
  })

  test('closes every provider', async () => {
    const closed: string[] = []
    const make = (name: string): Provider => ({
      ...scored(name, 1),
      close: async () => void closed.push(name),
    })
    await chain(make('a'), fixed('x'), make('b')).close?.()
    expect(closed).toEqual(['a', 'b'])
  })

  test.each([
    [() => chain(), 'provider'],
    [() => chain({ provider: fixed('a'), minScore: 2 }), 'minScore'],
    [() => chain({ provider: fixed('a'), minscore: 0.5 } as never), 'minscore'],
    [() => chain({ provider: {} } as never), 'provider'],
    [() => chain('local' as never), 'options'],
  ])('refuses a chain that is no chain (%#), naming the option', (make, option) => {
    expect(make).toThrow(InvalidOptionError)
    expect(make).toThrow(expect.objectContaining({ option }))
  })
})
