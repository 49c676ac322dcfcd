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
  ])('takes a closed room that says "%s" for sold out', (text) => {
    expect(endingOf(see(['closed'], { text }))).toBe('sold-out')
  })

  test.each(['Your session has expired.', 'Ihre Sitzung ist abgelaufen.', 'Votre session a expiré'])(
    'takes an error that says "%s" for a lost place',
    (text) => {
      expect(endingOf(see(['failed'], { text }))).toBe('expired')
    },
  )

  test('takes a room that says nothing known for what its markup says', () => {
    expect(endingOf(see(['closed']))).toBe('closed')
    expect(endingOf(see(['expired']))).toBe('expired')
    expect(endingOf(see(['failed']))).toBe('failed')
    expect(endingOf(see(['soldOut', 'room']))).toBe('sold-out')
  })

  test('does not take what a line says might happen for an ending', () => {
    expect(endingOf(see(['room'], { text: 'Tickets may be sold out. Sessions expired: 3.' }))).toBeUndefined()
  })
})

describe('stateOf', () => {
  test('sees first what has to be done', () => {
    expect(stateOf(see(['room', 'challenge']))).toBe('challenge')
    expect(stateOf(see(['room', 'paused', 'confirm'], { confirm: '#go' }))).toBe('turn')
    expect(stateOf(see(['room', 'paused']))).toBe('paused')
    expect(stateOf(see(['before']))).toBe('before')
    expect(stateOf(see(['room']))).toBe('waiting')
  })

  test('leaves a button alone that is disabled', () => {
    expect(stateOf(see(['room', 'confirm']))).toBe('waiting')
  })

  test('sees no room in a page that has parts of one only', () => {
    expect(stateOf(see(['usersAhead', 'progress']))).toBeUndefined()
  })
})
