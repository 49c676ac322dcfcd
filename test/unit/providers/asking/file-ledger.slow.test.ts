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
  test('is one for all that open its file', async () => {
    const [one, two] = [open({ requests: 3 }), open({ requests: 3 })]
    for (const ledger of [one, two, one]) expect(await ledger.take(0.5)).toBeUndefined()
    for (const ledger of [one, two]) expect(await ledger.take(0.5)).toEqual({ limit: 'requests', spent: 3 })
    expect(await two.spent()).toEqual({ requests: 3, cost: 1.5 })
    expect(await open({ requests: 3 }).take(0)).toEqual({ limit: 'requests', spent: 3 })
  })

  test('limits what is spent, by what it really cost', async () => {
    const [one, two] = [open({ cost: 1 }), open({ cost: 1 })]
    expect(await one.take(0.6)).toBeUndefined()
    expect(await two.take(0.6)).toEqual({ limit: 'cost', spent: 0.6 })
    await one.settle(-0.4)
    expect(await two.take(0.6)).toBeUndefined()
    expect((await one.spent()).cost).toBeCloseTo(0.8)
  })

  test('goes on after a process that was killed while it wrote', async () => {
    const ledger = open({ requests: 2 })
    expect(await ledger.take(1)).toBeUndefined()
    appendFileSync(join(folder, 'in', 'budget'), '\ntake 123')
    expect(await ledger.take(1)).toBeUndefined()
    expect(await ledger.take(1)).toEqual({ limit: 'requests', spent: 2 })
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
    createReadingQueue({ budget, store: shareBudget(folder, budget) })
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
    expect(await workers[0]?.spent()).toEqual({ requests: 20, cost: 0 })
  })

  test('keeps budgets apart that say otherwise, and none where there is no limit', async () => {
    await connect({ requests: 1 }).ask([paid], { image }, 0)
    await expect(connect({ requests: 1 }).ask([paid], { image }, 0)).rejects.toThrow('1 requests')
    expect((await connect({ requests: 2 }).ask([paid], { image }, 0)).reading?.text).toBe('a')
    expect(shareBudget(folder, { rate: { requests: 1, interval: 1 } })).toBeUndefined()
    expect(shareBudget(folder, undefined)).toBeUndefined()
  })
})
