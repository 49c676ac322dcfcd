import { createHash } from 'node:crypto'
import path from 'node:path'
import process from 'node:process'
import type { BudgetOptions } from '../providers/asking/budget.ts'
import { FileLedger } from '../providers/asking/file-ledger.ts'
import type { BudgetStore } from '../providers/asking/ledger.ts'

/**
 * Shares a budget among the workers of a run, so that 20 requests are 20 however many workers there are, and however often
 * one is started again. Tests whose budgets say the same share one.
 *
 * @param outputDir - where Playwright Test keeps what belongs to a run. It is emptied before the next.
 */
export function shareBudget(outputDir: string, budget: BudgetOptions | undefined): BudgetStore | undefined {
  if (budget === undefined || budget.store) return undefined
  const { requests, cost } = budget
  if (requests === undefined && cost === undefined) return undefined
  const digest = createHash('sha256').update(JSON.stringify(budget)).digest('hex').slice(0, 16)
  // All workers of a run have the same parent; a run that keeps the results of another has another one.
  const file = path.join(outputDir, '.solve-image-captchas', `budget-${process.ppid}-${digest}`)
  return new FileLedger(file, { requests, cost })
}
