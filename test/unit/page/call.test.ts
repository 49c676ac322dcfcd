import { describe, expect, it } from 'vitest'
import { explainError } from '../../../src/page/call.ts'
import type { FramePort, PagePort } from '../../../src/page/port.ts'

const error = new Error('Execution context was destroyed, most likely because of a navigation')

/** What a driver's error becomes when the frame is at this address by then. */
function explainAt(address: string): unknown {
  const frame = { url: () => address } as FramePort
  const page = { isClosed: () => false, frames: () => [frame] } as unknown as PagePort
  return explainError(error, page, frame, 'http://localhost/login', 'reading the image')
}

describe('what a driver says of a page that is going', () => {
  it('becomes the news of where the page went', () => {
    expect(explainAt('http://localhost/welcome')).toMatchObject({
      code: 'PAGE_GONE',
      problem: 'the page went to http://localhost/welcome',
      cause: error,
    })
  })

  it('names no address as long as the page still has its old one', () => {
    expect(explainAt('http://localhost/login')).toMatchObject({
      code: 'PAGE_GONE',
      problem: 'the page was reloaded or left for another address',
    })
  })
})
