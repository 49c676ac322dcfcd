import { describe, expect, test } from 'vitest'
import { type Condition, findMet, isCondition } from '../../../../src/page/confirm/condition.ts'
import type { FramePort, PagePort } from '../../../../src/page/port.ts'

const frame = {
  evaluate: async () => ({ isHere: true, result: { accepted: [], rejected: [] } }),
} as unknown as FramePort
const page = {
  url: () => 'http://localhost/welcome',
  mainFrame: () => frame,
  frames: () => [frame],
} as PagePort

describe('a condition', () => {
  test.each([
    '#done',
    { selector: '#done' },
    { text: 'Welcome' },
    { text: /welcome/i },
    { url: '*/welcome' },
    { url: /welcome$/ },
    () => true,
    { isVisible: async () => true },
  ])('may be %o', (value) => {
    expect(isCondition(value)).toBe(true)
  })

  test.each(['', 7, null, {}, { title: 'Welcome' }, { selector: /x/ }, { text: 'a', url: 'b' }, ['#done']])(
    'cannot be %o',
    (value) => {
      expect(isCondition(value)).toBe(false)
    },
  )
})

describe('findMet', () => {
  const met = (...conditions: unknown[]) => findMet(conditions as Condition[], page, frame)

  test('names the first condition that is met', async () => {
    expect(await met({ url: '*/login' }, { url: '*/welcome' })).toBe(
      'the address is http://localhost/welcome',
    )
    expect(
      await met(
        () => false,
        async () => true,
      ),
    ).toBe('the function was met')
    expect(await met({ isVisible: async () => true, toString: () => "locator('h1')" })).toBe(
      "locator('h1') is shown",
    )
    expect(await met('#done', { text: 'Welcome' })).toBeUndefined()
  })

  test('passes on what a function of the caller throws', async () => {
    const broken = () => {
      throw new Error('no such user')
    }
    await expect(met(broken)).rejects.toThrow('no such user')
  })

  test('waits for a page that cannot be asked just now', async () => {
    const leaving = { isVisible: () => Promise.reject(new Error('Execution context was destroyed')) }
    expect(await met(leaving)).toBeUndefined()
  })
})
