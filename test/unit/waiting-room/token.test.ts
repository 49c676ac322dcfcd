import { describe, expect, test } from 'vitest'
import { parseQueueToken, withoutQueueToken } from '../../../src/waiting-room/token.ts'

const address = (token: string) => `https://shop.example/tickets?lang=en&queueittoken=${token}#seats`

describe('parseQueueToken', () => {
  test('reads the public fields and leaves the signature out', () => {
    const token = 'e_concert~q_6c788a91-eb9f~ts_1763720000~ce_true~cv_10~rt_queue~h_0123abcd'
    expect(parseQueueToken(address(token))).toEqual({
      event: 'concert',
      queueId: '6c788a91-eb9f',
      timestamp: new Date(1_763_720_000_000),
      extendableCookie: true,
      cookieValidityMinutes: 10,
      redirectType: 'queue',
    })
  })

  test('takes fields in any order, encoded or not, and values that hold the divider', () => {
    const token = encodeURIComponent('h_ab~rt_safetynet~e_my_event~ce_False')
    expect(parseQueueToken(address(token))).toEqual({
      event: 'my_event',
      redirectType: 'safetynet',
      extendableCookie: false,
    })
  })

  test('leaves out what is missing, malformed or not public', () => {
    expect(parseQueueToken(address('q_~ts_soon~cv_ten~ce_perhaps~hip_0f~nothing'))).toEqual({})
  })

  test('knows the parameter whatever its case', () => {
    expect(parseQueueToken('https://shop.example/?QueueITToken=e_concert')).toEqual({ event: 'concert' })
  })

  test.each(['https://shop.example/', 'https://shop.example/?queueittoken=', 'about:blank', ''])(
    'finds none in "%s"',
    (url) => {
      expect(parseQueueToken(url)).toBeUndefined()
    },
  )
})

describe('withoutQueueToken', () => {
  test.each([
    ['https://shop.example/?queueittoken=e_a~h_b', 'https://shop.example/'],
    ['https://shop.example/?queueittoken=e_a~h_b#seats', 'https://shop.example/#seats'],
    ['https://shop.example/?queueittoken=e_a~h_b&lang=en', 'https://shop.example/?lang=en'],
    ['https://shop.example/?lang=e%20n&QueueItToken=e_a~h_b', 'https://shop.example/?lang=e%20n'],
    ['https://shop.example/?a=1&queueittoken=e_a&b=2#c', 'https://shop.example/?a=1&b=2#c'],
    ['https://shop.example/?lang=en', 'https://shop.example/?lang=en'],
  ])('makes of %s %s', (url, expected) => {
    expect(withoutQueueToken(url)).toBe(expected)
  })
})
