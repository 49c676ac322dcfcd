import { createSolver } from 'solve-image-captchas'
import { type BudgetStore, bullmq, redisBudget } from 'solve-image-captchas/bullmq'

const store: BudgetStore = redisBudget({ host: 'redis.example', tls: true }, { run: '17' })
export const provider = bullmq({ connection: 'redis://127.0.0.1:6379', timeout: 1_000 })
export const solver = createSolver({ provider, budget: { requests: 20, store } })
