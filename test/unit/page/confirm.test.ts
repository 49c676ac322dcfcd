import { describe, expect, test } from 'vitest'
import { defineModule } from '../../../src/modules/define-module.ts'
import { judge } from '../../../src/page/confirm.ts'
import type { Observation } from '../../../src/page/in-page/observe.ts'

const spec = defineModule({ name: 'mine', image: 'img' })
const before: Observation = {
  url: 'http://localhost/login',
  document: 1,
  isLoaded: true,
  image: { fingerprint: 'one', state: 'ready' },
  answer: 'abcd',
  accepted: [],
  rejected: [],
}
const { image: _, answer: __, ...gone } = before
const changed = (change: Partial<Observation>) => judge(spec, before, { ...before, ...change })

describe('judge', () => {
  test('waits while nothing has changed', () => {
    expect(changed({})).toEqual({ done: false, reason: 'the page showed the same image and no message' })
  })

  test('takes a message that was not there before for what it says', () => {
    expect(changed({ rejected: ['the page says "wrong"'] })).toMatchObject({ value: { verdict: 'rejected' } })
    expect(changed({ accepted: ['"#token" is filled'] })).toMatchObject({ value: { verdict: 'accepted' } })
  })

  test('does not take a message that was there before for an answer', () => {
    const told = { ...before, rejected: ['the page says "wrong"'] }
    expect(judge(spec, told, told)).toMatchObject({ done: false })
  })

  test('believes a refusal over a success', () => {
    expect(changed({ accepted: ['yes'], rejected: ['no'] })).toMatchObject({
      value: { verdict: 'rejected', reason: 'no' },
    })
  })

  test('takes another image in the same place for a refusal', () => {
    expect(changed({ image: { fingerprint: 'two', state: 'ready' } })).toMatchObject({
      value: { verdict: 'rejected' },
    })
  })

  test('takes a captcha that has gone for a success once the page is loaded', () => {
    expect(judge(spec, before, { ...gone, isLoaded: false })).toMatchObject({ done: false })
    expect(judge(spec, before, { ...gone, document: 2 })).toMatchObject({ value: { verdict: 'accepted' } })
  })

  test('does not take an error page for a success', () => {
    expect(judge(spec, before, { ...gone, document: 2, status: 403 })).toMatchObject({
      value: { verdict: 'rejected', reason: 'the page answered with HTTP status 403' },
    })
  })

  test('waits for the field that a module names as the sign of success', () => {
    const verified = defineModule({ ...spec, accepted: [{ filled: '#token' }] })
    expect(judge(verified, before, gone)).toEqual({
      done: false,
      reason: 'the field that shows success was empty',
    })
  })
})
