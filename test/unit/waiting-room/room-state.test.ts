import { describe, expect, test } from 'vitest'
import type { RoomObservation } from '../../../src/page/in-page/observe-room.ts'
import { endingOf, stateOf } from '../../../src/waiting-room/room-state.ts'

const see = (shown: RoomObservation['shown'], more: Partial<RoomObservation> = {}): RoomObservation => ({
  url: 'https://queue.example/',
  document: 1,
  readyState: 'complete',
  shown,
  text: '',
  ...more,
})

describe('endingOf', () => {
  test.each([
    'All tickets are sold out.',
    'Alle Karten sind ausverkauft.',
    'Tout est épuisé.',
    'Entradas agotadas',
    'Biglietti esauriti',
    'De kaartjes zijn uitverkocht',
    'Ingressos esgotados',
    '完売しました',
    '门票已售罄',
  ])('reads "%s" in a closed room as sold out', (text) => {
    expect(endingOf(see(['closed'], { text }))).toBe('sold-out')
  })

  test.each(['Your session has expired.', 'Ihre Sitzung ist abgelaufen.', 'Votre session a expiré'])(
    'reads "%s" on an error page as a lost place',
    (text) => {
      expect(endingOf(see(['failed'], { text }))).toBe('expired')
    },
  )

  test('goes by the markup when the room says nothing known', () => {
    expect(endingOf(see(['closed']))).toBe('closed')
    expect(endingOf(see(['expired']))).toBe('expired')
    expect(endingOf(see(['failed']))).toBe('failed')
    expect(endingOf(see(['soldOut', 'room']))).toBe('sold-out')
  })

  test('does not end because the room says what might happen', () => {
    expect(endingOf(see(['room'], { text: 'Tickets may be sold out. Sessions expired: 3.' }))).toBeUndefined()
  })
})

describe('endingOf, by address', () => {
  const at = (path: string) => see([], { url: `https://shop.example${path}` })

  test.each([
    ['/error403?c=shop&e=sale', 'failed'],
    ['/error?c=shop&e=sale', 'failed'],
    ['/afterevent?c=shop&e=sale', 'closed'],
    ['/exitline?c=shop&e=sale', 'expired'],
  ])("knows the room's own page at %s, whatever its markup is", (path, ending) => {
    expect(endingOf(at(path))).toBe(ending)
  })

  test("takes no other site's error page for the room's", () => {
    expect(endingOf(at('/error'))).toBeUndefined()
    expect(endingOf(at('/errors-explained?c=1&e=2'))).toBeUndefined()
  })
})

describe('stateOf', () => {
  test('knows the page in front of the line by its address, before anything is drawn on it', () => {
    expect(stateOf(see([], { url: 'https://queue.shop.example/softblock/?c=shop&e=sale' }))).toBe('challenge')
    expect(
      stateOf(see([], { url: 'https://shop.example/?t=https://queue.example/softblock/' })),
    ).toBeUndefined()
  })

  test('puts what has to be done first', () => {
    expect(stateOf(see(['room', 'challenge']))).toBe('challenge')
    expect(stateOf(see(['room', 'paused', 'confirm'], { confirm: '#go' }))).toBe('turn')
    expect(stateOf(see(['room', 'paused']))).toBe('paused')
    expect(stateOf(see(['before']))).toBe('before')
    expect(stateOf(see(['room']))).toBe('waiting')
  })

  test('ignores a disabled button', () => {
    expect(stateOf(see(['room', 'confirm']))).toBe('waiting')
  })

  test('does not call a page a room that only has parts of one', () => {
    expect(stateOf(see(['usersAhead', 'progress']))).toBeUndefined()
  })
})
