import { EventEmitter } from 'node:events'
import { describe, expect, test } from 'vitest'
import { onPageEnd, pageEndOf } from '../../../src/page/page-end.ts'
import type { PagePort } from '../../../src/page/port.ts'

class FakeBrowser extends EventEmitter {
  connected = true
}

function createPage() {
  const browser = new FakeBrowser()
  const page = Object.assign(new EventEmitter(), { browser: () => browser, isClosed: () => false })
  return { browser, page, port: page as unknown as PagePort }
}

describe('the end of a page', () => {
  test.each([
    ['close', 'the page was closed'],
    ['crash', 'the page crashed'],
    ['error', 'the page crashed'],
  ])('is reported for the event %s', (event, end) => {
    const { page, port } = createPage()
    const ends: string[] = []
    onPageEnd(port, (seen) => ends.push(seen))
    page.emit(event)
    expect(ends).toEqual([end])
  })

  test('is reported when the browser is disconnected', () => {
    const { browser, port } = createPage()
    const ends: string[] = []
    onPageEnd(port, (seen) => ends.push(seen))
    expect(pageEndOf(port)).toBeUndefined()
    browser.connected = false
    browser.emit('disconnected')
    expect([...ends, pageEndOf(port)]).toEqual(Array(2).fill('the browser was closed or disconnected'))
  })

  test('is no longer listened for once listening is stopped', () => {
    const { browser, page, port } = createPage()
    onPageEnd(port, expect.unreachable)()
    expect([...page.eventNames(), ...browser.eventNames()]).toEqual([])
  })
})
