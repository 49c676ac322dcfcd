import { describe, expect, test } from 'vitest'
import { isBusy, isGoingOn, judge, settleTime } from '../../../../src/page/confirm/judge.ts'
import type { NewText } from '../../../../src/page/in-page/new-texts.ts'
import { type Change, gone, outcomeOf } from './outcome.ts'

const verdictOf = (change: Change) => judge(outcomeOf(change))?.verdict
const says = (text: string, place: NewText['place'] = 'text', tone?: NewText['tone']): NewText =>
  tone ? { text, place, tone } : { text, place }
const otherPage = { ...gone, document: 2, url: 'http://localhost/home' }

describe('the evidence', () => {
  test('is not enough for a verdict where nothing has changed', () => {
    expect(verdictOf({})).toBeUndefined()
    expect(verdictOf({ requests: [{ status: 204 }] })).toBeUndefined()
  })

  test('does not take a captcha that is gone for an answer that was accepted', () => {
    expect(verdictOf({ own: gone })).toBeUndefined()
    expect(verdictOf({ own: { ...gone, url: 'about:blank', document: 2 } })).toBeUndefined()
    expect(verdictOf({ isFrameGone: true })).toBeUndefined()
    expect(
      verdictOf({ own: gone, texts: [says('Hmm.')], requests: [{ isDocument: false, status: 200 }] }),
    ).toBe(undefined)
  })

  test('does not take a page that came before the answer to the submission for a success', () => {
    const change = { own: otherPage, texts: [says('Welcome', 'heading')] }
    expect(verdictOf({ ...change, requests: [{ isDone: true }] })).toBeUndefined()
    expect(verdictOf({ ...change, requests: [{ status: 303 }] })).toBe('accepted')
  })

  test('does not take a page for a success that was under way before the answer was submitted', () => {
    const change = { own: otherPage, texts: [says('News', 'heading')], underWay: [otherPage.url] }
    expect(verdictOf(change)).toBeUndefined()
    expect(verdictOf({ ...change, underWay: [] })).toBe('accepted')
    // Whatever was under way, the submission led here itself.
    expect(verdictOf({ ...change, requests: [{ status: 200, url: otherPage.url }] })).toBe('accepted')
  })

  test("takes the browser's own error page for no word on the captcha", () => {
    expect(
      verdictOf({
        own: { ...gone, document: 2, url: 'chrome-error://chromewebdata/' },
        texts: [says('This site can’t be reached', 'heading')],
        requests: [{ failure: 'net::ERR_FAILED' }],
      }),
    ).toBe('form-refused')
  })

  test('takes a page that says it is offline for one that refuses the form', () => {
    expect(
      verdictOf({ own: otherPage, texts: [says('You are offline', 'heading')], requests: [{ status: 200 }] }),
    ).toBe('form-refused')
  })

  test('takes a redirect to another page for a success', () => {
    expect(
      verdictOf({
        own: otherPage,
        texts: [says('Orders', 'heading')],
        requests: [
          { status: 302 },
          {
            method: 'GET',
            isRedirected: true,
            carriesAnswer: false,
            status: 200,
            url: 'http://localhost/home',
          },
        ],
      }),
    ).toBe('accepted')
  })

  test.each([
    [
      'a login page',
      {
        own: { ...otherPage, url: 'http://localhost/signin', hasPassword: true },
        texts: [says('Log in', 'heading')],
      },
    ],
    [
      'an address that says error',
      { own: { ...otherPage, url: 'http://localhost/?error=1' }, texts: [says('Start', 'heading')] },
    ],
  ])('does not take %s for a success', (_, change) => {
    const noPassword = outcomeOf(change)
    noPassword.before.own = { ...noPassword.before.own, hasPassword: false }
    expect(judge(noPassword)?.verdict).not.toBe('accepted')
  })

  test.each([
    ['a status of 403', { own: { ...otherPage, status: 403 }, texts: [says('Nope.')] }],
    [
      'an error in the page that answers a POST',
      { own: otherPage, texts: [says('Wrong captcha.')], requests: [{ status: 200 }] },
    ],
    ['a dialog', { dialogs: ['验证码错误'] }],
    ['another image', { own: { image: { fingerprint: 'two', state: 'ready' } } }],
    ['a toast that is gone by now', { texts: [says('Captcha is wrong', 'alert')] }],
    ['an emptied field beside the same image', { own: { answer: '' } }],
    [
      'a reply that says no',
      { requests: [{ isDocument: false, status: 200, saysYes: false, words: 'bad code' }] },
    ],
  ] as [string, Change][])('takes %s for a refusal', (_, change) => {
    expect(verdictOf(change)).toBe('rejected')
  })

  test.each([
    ['another password', { texts: [says('User does not exist or the password is wrong', 'alert')] }],
    ['a limit', { own: otherPage, texts: [says('Too many attempts. Try again in 15 minutes.', 'heading')] }],
    ['a server error', { own: { ...otherPage, status: 502 }, texts: [says('Bad gateway', 'heading')] }],
    ['a connection that was cut', { requests: [{ failure: 'net::ERR_EMPTY_RESPONSE' }] }],
    ['another field', { own: { invalid: [{ path: '#mail', name: 'E-mail', message: 'is taken' }] } }],
  ] as [string, Change][])('blames the rest of the form for %s', (_, change) => {
    expect(verdictOf(change)).toBe('form-refused')
  })

  test.each([
    [
      'thanks above an emptied form with another image',
      {
        own: { image: { fingerprint: 'two', state: 'ready' }, answer: '' },
        texts: [says('Thank you, your message has been sent.', 'alert')],
      },
    ],
    ['a message in place', { own: gone, texts: [says('Vielen Dank für Ihre Nachricht!')] }],
    ['a download', { downloads: ['http://localhost/report.pdf'] }],
    ['a reply that says yes', { requests: [{ isDocument: false, status: 200, saysYes: true }] }],
    [
      'what was filled in',
      { own: gone, texts: [says('Ada wrote: a fine guestbook')], filled: ['a fine guestbook'] },
    ],
    ['a dialog', { dialogs: ['Captcha matched'] }],
  ] as [string, Change][])('takes %s for a success', (_, change) => {
    expect(verdictOf(change)).toBe('accepted')
  })

  test('believes a refusal over a success', () => {
    const both = [says('Welcome', 'heading'), says('The captcha is incorrect', 'alert')]
    expect(verdictOf({ own: otherPage, texts: both })).toBe('rejected')
  })

  test('does not read a refusal out of the links of a new page', () => {
    const links = [
      says('Report a problem', 'control'),
      says('Error log', 'control'),
      says('Dashboard', 'heading'),
    ]
    expect(
      verdictOf({
        own: otherPage,
        texts: links,
        requests: [{ status: 302 }, { method: 'GET', isRedirected: true }],
      }),
    ).toBe('accepted')
  })

  test('waits for the field that a module names as the sign of success', () => {
    const spec = { accepted: [{ filled: '#token' }] }
    expect(verdictOf({ spec, own: gone, texts: [says('Thank you', 'alert')] })).toBeUndefined()
  })

  test('quotes the page', () => {
    expect(judge(outcomeOf({ texts: [says('Captcha is wrong', 'alert')] }))?.reason).toBe(
      'the page says "Captcha is wrong"',
    )
  })
})

describe('a page', () => {
  test('is busy while a request, a spinner or its own words say so', () => {
    expect(isBusy(outcomeOf())).toBe(false)
    expect(isBusy(outcomeOf({ requests: [{ isDone: false }] }))).toBe(true)
    expect(isBusy(outcomeOf({ own: { busy: 1 } }))).toBe(true)
    expect(isBusy(outcomeOf({ texts: [says('Please wait…')] }))).toBe(true)
    expect(isBusy(outcomeOf({ own: { readyState: 'loading' } }))).toBe(true)
  })

  test('does not take another image for a refusal beside thanks that stood there before', () => {
    const again = { document: 2, image: { fingerprint: 'two', state: 'ready' }, answer: '' }
    expect(verdictOf({ own: again })).toBe('rejected')
    expect(verdictOf({ own: { ...again, repeated: ['Thank you for your comment.'] } })).toBeUndefined()
    expect(verdictOf({ own: { ...again, repeated: ['Please be brief.'] } })).toBe('rejected')
    const inPlace = { ...again, document: 1, repeated: ['Thank you for your comment.'] }
    expect(verdictOf({ own: inPlace })).toBeUndefined()
    expect(verdictOf({ own: inPlace, texts: [says('Wrong captcha', 'alert')] })).toBe('rejected')
  })

  test('needs longer to settle in place than after it was replaced', () => {
    const weak = { verdict: 'accepted', reason: '', isStrong: false } as const
    expect(settleTime(weak, outcomeOf({ own: otherPage }))).toBeLessThan(
      settleTime(weak, outcomeOf({ own: gone })),
    )
  })
  describe('holds at once', () => {
    const accepted = { verdict: 'accepted', reason: '', isStrong: true } as const
    const rejected = { verdict: 'rejected', reason: '', isStrong: true } as const
    const replied = (saysYes: boolean) => [{ isDocument: false, status: 200, saysYes }]

    test('where the reply and the page both say yes', () => {
      const welcome = { own: gone, texts: [says('Welcome back')] }
      expect(settleTime(accepted, outcomeOf({ ...welcome, requests: replied(true) }))).toBe(0)
      expect(settleTime(accepted, outcomeOf({ ...welcome, requests: replied(false) }))).toBeGreaterThan(0)
      expect(settleTime(accepted, outcomeOf(welcome))).toBeGreaterThan(0)
    })

    test('where both say no, and the page shows another image already', () => {
      const shown = (fingerprint: string, state: string) => ({ image: { fingerprint, state }, answer: '' })
      const texts = [says('Wrong captcha')]
      const settled = (own: object, yes = false) =>
        settleTime(rejected, outcomeOf({ own, texts, requests: replied(yes) }))
      expect(settled(shown('two', 'ready'))).toBe(0)
      expect(settled(shown('two', 'loading'))).toBeGreaterThan(0)
      expect(settled(shown('one', 'ready'))).toBeGreaterThan(0)
      expect(settled(shown('two', 'ready'), true)).toBeGreaterThan(0)
    })

    test('but not while a page that has refused may be fetching another image', () => {
      const fetching = outcomeOf({ requests: [{ status: 200 }, { carriesAnswer: false, isDone: false }] })
      expect(isGoingOn(rejected, fetching)).toBe(true)
      expect(isGoingOn(accepted, fetching)).toBe(false)
      expect(isGoingOn(rejected, outcomeOf({ requests: [{ status: 200 }] }))).toBe(false)
    })

    test('where nothing can change the new document any more', () => {
      const still = { ...otherPage, isStatic: true }
      expect(settleTime(accepted, outcomeOf({ own: still }))).toBe(0)
      expect(
        settleTime(accepted, outcomeOf({ own: { ...still, readyState: 'interactive' } })),
      ).toBeGreaterThan(0)
      expect(settleTime(accepted, outcomeOf({ own: otherPage }))).toBeGreaterThan(0)
    })
  })
})
