import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createProgress } from '../../../src/terminal/progress.ts'

describe('createProgress', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval'] })
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  function createOutput(isTTY: boolean, columns = 80) {
    const written: string[] = []
    return { written, isTTY, columns, write: (text: string) => written.push(text) }
  }

  it('shows nothing within the first second', () => {
    const output = createOutput(true)
    const progress = createProgress(output, 4)
    vi.advanceTimersByTime(900)
    progress.show(1, 'a.png')
    progress.clear()
    expect(output.written).toEqual([])
  })

  it('draws how much is done, and erases the line again', () => {
    const output = createOutput(true)
    const progress = createProgress(output, 4)
    vi.advanceTimersByTime(1000)
    progress.show(1, 'a.png')
    progress.clear()
    expect(output.written).toEqual([`\r\x1b[K${'█'.repeat(6)}${'░'.repeat(18)} 1/4 1 s  a.png`, '\r\x1b[K'])
  })

  it('keeps counting while nothing else happens, until it is cleared', () => {
    const output = createOutput(true)
    const progress = createProgress(output, 1)
    progress.show(0, 'a.png')
    vi.advanceTimersByTime(3000)
    expect(output.written.at(-1)).toBe(`\r\x1b[K${'░'.repeat(24)} 0/1 3 s  a.png`)
    progress.clear()
    const lines = output.written.length
    vi.advanceTimersByTime(3000)
    expect(output.written).toHaveLength(lines)
  })

  it('is never wider than the terminal, since a line that wraps cannot be erased', () => {
    const output = createOutput(true, 60)
    const progress = createProgress(output, 4)
    vi.advanceTimersByTime(1000)
    progress.show(1, 'an-image-with-a-long-name-in-a-folder/of-its-own.png')
    expect(output.written[0]?.replace('\r\x1b[K', '')).toHaveLength(59)
    expect(output.written[0]).toMatch(/an-image-with-a-long.*…$/)
    progress.clear()
  })

  it('counts columns and not code units', () => {
    const output = createOutput(true, 50)
    const progress = createProgress(output, 4)
    vi.advanceTimersByTime(1000)
    progress.show(1, '验证码图片验证码.png')
    expect(output.written[0]).toMatch(/ 1 s {2}验证码图片验证…$/)
    progress.clear()
  })

  it('draws at most ten times a second', () => {
    const output = createOutput(true)
    const progress = createProgress(output, 100)
    vi.advanceTimersByTime(1000)
    for (let done = 0; done < 99; done++) {
      progress.show(done, 'a.png')
      vi.advanceTimersByTime(10)
    }
    expect(output.written).toHaveLength(10)
  })

  it('shows nothing where the output is not a terminal', () => {
    const output = createOutput(false)
    const progress = createProgress(output, 4)
    vi.advanceTimersByTime(5000)
    progress.show(1, 'a.png')
    progress.clear()
    expect(output.written).toEqual([])
  })
})
