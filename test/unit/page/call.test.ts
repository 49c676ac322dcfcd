import { describe, expect, it } from 'vitest'
import { explainError } from '../../../src/page/call.ts'
import type { FramePort, PagePort } from '../../../src/page/port.ts'

const error = new Error('Execution context was destroyed, most likely because of a navigation')

/** Explains a driver's error when the frame is already at this address. */
function explainAt(address: string): unknown {
  const frame = { url: () => address } as FramePort
  const page = { isClosed: () => false, frames: () => [frame] } as unknown as PagePort
  return explainError(error, page, frame, 'http://localhost/login', 'reading the image')
}

describe("a driver's error about a page that navigates or closes", () => {
  it('becomes an error that says where the page went', () => {
    expect(explainAt('http://localhost/welcome')).toMatchObject({
      code: 'PAGE_GONE',
      problem: 'the page went to http://localhost/welcome',
      cause: error,
    })
  })

  it('becomes an error without an address while the page still has its old one', () => {
    expect(explainAt('http://localhost/login')).toMatchObject({
      code: 'PAGE_GONE',
      problem: 'the page was reloaded or is navigating away',
    })
  })

  it.each([
    ['Protocol error (Input.dispatchKeyEvent): Target closed', 'the page was closed'],
    ['frame.evaluate: Target page, context or browser has been closed', 'the page was closed'],
    ['elementHandle.type: Target crashed', 'the page crashed'],
  ])('says how the page ended for %j', (message, problem) => {
    const frame = { url: () => 'http://localhost/login' } as FramePort
    const page = { isClosed: () => false, frames: () => [frame] } as unknown as PagePort
    const explained = explainError(
      new Error(message),
      page,
      frame,
      'http://localhost/login',
      'typing the answer',
    )
    expect(explained).toMatchObject({ code: 'PAGE_GONE', problem })
  })
})
