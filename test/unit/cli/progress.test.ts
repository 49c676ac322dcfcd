import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createProgress } from '../../../src/cli/progress.ts'

describe('createProgress', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] })
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  function createOutput(isTTY: boolean) {
    const written: string[] = []
    return { written, isTTY, write: (text: string) => written.push(text) }
  }

  it('shows nothing within the first second', () => {
    const output = createOutput(true)
    const progress = createProgress(output, 4)
    vi.advanceTimersByTime(900)
    progress.show(1, 'a.png')
    progress.clear()
    expect(output.written).toEqual([])
  })

  it('draws how much is done, and takes the line away again', () => {
    const output = createOutput(true)
    const progress = createProgress(output, 4)
    vi.advanceTimersByTime(1000)
    progress.show(1, 'a.png')
    progress.clear()
    expect(output.written).toEqual([`\r\x1b[K${'█'.repeat(6)}${'░'.repeat(18)} 1/4 a.png`, '\r\x1b[K'])
  })

  it('draws at most ten times a second', () => {
    const output = createOutput(true)
    const progress = createProgress(output, 100)
    vi.advanceTimersByTime(1000)
    for (let done = 0; done < 100; done++) {
      progress.show(done, 'a.png')
      vi.advanceTimersByTime(10)
    }
    expect(output.written).toHaveLength(10)
  })

  it('shows nothing where the output is no terminal', () => {
    const output = createOutput(false)
    const progress = createProgress(output, 4)
    vi.advanceTimersByTime(5000)
    progress.show(1, 'a.png')
    progress.clear()
    expect(output.written).toEqual([])
  })
})
