import { expect, test } from 'vitest'
import { SentPlaces } from '../../../src/watching/sent-places.ts'

const attempts = 2

test('after a success another answer may follow, up to so many in a row', () => {
  const sent = new SentPlaces()
  expect(sent.allows('wall', attempts)).toBe(true)
  sent.add('wall', true)
  expect(sent.allows('wall', attempts)).toBe(true)
  sent.add('wall', true)
  expect(sent.allows('wall', attempts)).toBe(false)
})

test('after a refusal no other answer follows, but at another place', () => {
  const sent = new SentPlaces()
  sent.add('wall', false)
  expect([sent.allows('wall', attempts), sent.allows('other', attempts)]).toEqual([false, true])
})

test('reloads in a row allow no more answers than attempts', () => {
  const sent = new SentPlaces()
  let answers = 0
  for (let reload = 0; reload < 5; reload += 1) {
    if (sent.allows('wall', attempts)) {
      answers += 1
      sent.add('wall', false)
    }
    sent.reopen()
  }
  expect(answers).toBe(attempts)
})

test('what a person does makes every place new', () => {
  const sent = new SentPlaces()
  sent.add('wall', false)
  sent.clear()
  expect([sent.isEmpty, sent.allows('wall', attempts)]).toEqual([true, true])
})
