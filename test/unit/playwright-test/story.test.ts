import { expect, test } from 'vitest'
import { tellStory } from '../../../src/playwright-test/story.ts'
import type { Attempt } from '../../../src/result.ts'
import { attempt } from '../demo/outcomes.ts'

const titlesOf = (own: Partial<Attempt>) => {
  const only = attempt(own)
  return tellStory({ captcha: only.captcha, attempts: [only] }).attempts[0]?.titles
}

test('a story begins with where the captcha was found', () => {
  const { captcha } = attempt()
  expect(tellStory({ captcha, attempts: [] })).toEqual({ found: 'found svg-captcha at svg', attempts: [] })
})

test('an attempt is told in order', () => {
  expect(titlesOf({})).toEqual(['read "k7Qp" 0.93 by local', 'typed and sent', 'accepted: the page led on'])
})

test('an answer that is kept was not sent, and one for an old image not even typed', () => {
  expect(titlesOf({ verdict: 'entered', reason: 'it was kept' })).toContain('typed')
  expect(titlesOf({ verdict: 'outdated', reason: 'another image' })).toEqual([
    'read "k7Qp" 0.93 by local',
    'outdated: another image',
  ])
})

test('an attempt without a reading is only its reason', () => {
  const { reading: _, ...unread } = attempt({ verdict: 'unreadable', reason: 'local: no text' })
  expect(tellStory({ captcha: unread.captcha, attempts: [unread] }).attempts[0]?.titles).toEqual([
    'unreadable: local: no text',
  ])
})
