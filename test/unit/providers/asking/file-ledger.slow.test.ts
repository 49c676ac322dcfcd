import { execFile } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { shareBudget } from '../../../../src/playwright-test/share-budget.ts'
import { FileLedger } from '../../../../src/providers/asking/file-ledger.ts'
import { createReadingQueue } from '../../../../src/providers/asking/reading-queue.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'budget-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (limits: { requests?: number; cost?: number }) =>
  new FileLedger(join(folder, 'in', 'budget'), limits)
const image = new Uint8Array([1])

describe('FileLedger', () => {
  test('is one for all that open its file', () => {
    const [one, two] = [open({ requests: 3 }), open({ requests: 3 })]
    expect([one.take(0.5), two.take(0.5), one.take(0.5)]).toEqual([undefined, undefined, undefined])
    expect([one.take(0.5), two.take(0.5)]).toEqual(['requests', 'requests'])
    expect(two.spent).toEqual({ requests: 3, cost: 1.5 })
    expect(open({ requests: 3 }).take(0)).toBe('requests')
  })

  test('limits what is spent, by what it really cost', () => {
    const [one, two] = [open({ cost: 1 }), open({ cost: 1 })]
    expect(one.take(0.6)).toBeUndefined()
    expect(two.take(0.6)).toBe('cost')
    one.settle(-0.4)
    expect(two.take(0.6)).toBeUndefined()
    expect(one.spent.cost).toBeCloseTo(0.8)
  })

  test('goes on after a process that was killed while it wrote', () => {
    const ledger = open({ requests: 2 })
    expect(ledger.take(1)).toBeUndefined()
    appendFileSync(join(folder, 'in', 'budget'), '\ntake 123')
    expect([ledger.take(1), ledger.take(1)]).toEqual([undefined, 'requests'])
  })

  test('lets processes that all ask at once take as much together as one may', async () => {
    const file = fileURLToPath(new URL('take-all.ts', import.meta.url))
    const words = ['--import', 'tsx', file, join(folder, 'budget')]
    const runs = await Promise.all(
      [1, 2, 3].map(() => promisify(execFile)(process.execPath, words, { timeout: 55_000 })),
    )
    const taken = runs.map(({ stdout }) => Number(stdout))
    expect(taken.reduce((sum, one) => sum + one, 0)).toBe(20)
  })
})

describe('shareBudget()', () => {
  const connect = (budget: { requests?: number; rate?: { requests: number; interval: number } }) =>
    createReadingQueue({ budget, openLedger: shareBudget(folder, budget) })
  const paid = { name: 'paid', read: async () => ({ text: 'a', provider: 'paid' }) }

  test('makes 20 requests 20 for all workers of a run, and for one that starts again', async () => {
    const workers = [1, 2, 3].map(() => connect({ requests: 20 }))
    for (let read = 0; read < 20; read++) await workers[read % 3]?.ask([paid], { image }, 0)
    for (const worker of [...workers, connect({ requests: 20 })])
      await expect(worker.ask([paid], { image }, 0)).rejects.toMatchObject({
        code: 'BUDGET_EXCEEDED',
        allowed: 20,
        spent: 20,
      })
    expect(workers[0]?.spent).toEqual({ requests: 20, cost: 0 })
  })

  test('keeps budgets apart that say otherwise, and none where there is no limit', async () => {
    await connect({ requests: 1 }).ask([paid], { image }, 0)
    await expect(connect({ requests: 1 }).ask([paid], { image }, 0)).rejects.toThrow('1 requests')
    expect((await connect({ requests: 2 }).ask([paid], { image }, 0)).reading?.text).toBe('a')
    expect(shareBudget(folder, { rate: { requests: 1, interval: 1 } })).toBeUndefined()
    expect(shareBudget(folder, undefined)).toBeUndefined()
  })
})
