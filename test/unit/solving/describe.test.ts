import { expect, test } from 'vitest'
import type { Attempt, Verdict } from '../../../src/result.ts'
import { adviseAfter } from '../../../src/solving/describe.ts'

const attempt = (text: string | undefined, verdict: Verdict = 'low-score', score?: number) =>
  ({
    verdict,
    answers: text === undefined ? [] : [{ provider: 'local', reading: { text, score } }],
  }) as unknown as Attempt

test('advises arithmetic when every reading looks like a sum and the module does not expect sums', () => {
  const sums = [
    attempt('3x9'),
    attempt('12+4=?'),
    attempt('7 - 2 =', 'rejected'),
    attempt(undefined, 'unreadable'),
  ]
  expect(adviseAfter(sums, 'svg-captcha')).toBe(
    'Every reading looks like a sum. If the page asks for its result, give the module svg-captcha answer: { arithmetic: true }.',
  )
  expect(adviseAfter(sums, 'svg-captcha', true)).toMatch(/^Check what the module says/)
})

test('does not advise arithmetic for a single sum, or for sums among letters', () => {
  expect(adviseAfter([attempt('3x9')], 'svg-captcha')).toMatch(/^Lower minScore/)
  expect(adviseAfter([attempt('3x9'), attempt('k4mQ')], 'svg-captcha')).toMatch(/^Lower minScore/)
})

test('advises checking the answer rules after a refusal, and a lower minScore when every score was too low', () => {
  expect(adviseAfter([attempt('k4mQ'), attempt('Zr3b', 'rejected')], 'gregwar')).toMatch(
    /^Check what the module says/,
  )
  expect(adviseAfter([attempt('k4mQ'), attempt('Zr3b')], 'gregwar')).toMatch(/^Lower minScore/)
})

test('says that a kind of captcha cannot be read when every score is near zero, and never to lower minScore', () => {
  const advice = adviseAfter(
    [attempt('k', 'low-score', 0.003), attempt('Zr3b', 'low-score', 0.11)],
    'gregwar',
  )
  expect(advice).toMatch(/^Every reading scored near zero: this kind of captcha cannot be read/)
  expect(advice).toContain('answer: { charset, length }')
  expect(advice).not.toContain('minScore')
})

test('advises a lower minScore with the best score that there was', () => {
  const attempts = [attempt('k4mQ', 'low-score', 0.003), attempt('Zr3b', 'low-score', 0.71)]
  expect(adviseAfter(attempts, 'gregwar')).toMatch(/^Lower minScore: the best reading scored 0\.71\. /)
})

test('points at the cause when a provider threw and nothing was read', () => {
  const thrown = {
    verdict: 'unreadable',
    answers: [{ provider: 'custom', error: { code: 'PROVIDER_THREW' } }],
  } as unknown as Attempt
  expect(adviseAfter([thrown, thrown], 'gregwar')).toMatch(/^The provider threw, and the cause says where/)
})

test('does not speak of scores when nothing was read', () => {
  const advice = adviseAfter([attempt(undefined, 'unreadable'), attempt(undefined, 'unreadable')], 'gregwar')
  expect(advice).toMatch(/^No provider read anything\. /)
})
