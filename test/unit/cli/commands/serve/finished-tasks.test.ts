import { expect, test } from 'vitest'
import { FinishedTasks } from '../../../../../src/cli/commands/serve/finished-tasks.ts'

const reading = { text: 'a', provider: 'local' }

test('a result is kept for five minutes', () => {
  const tasks = new FinishedTasks()
  const id = tasks.add(reading, 1000)
  expect(tasks.find(id, 300_999)).toBe(reading)
  expect(tasks.find(id, 301_000)).toBeUndefined()
})

test('no more than the newest thousand results are kept', () => {
  const tasks = new FinishedTasks()
  const ids = Array.from({ length: 1001 }, () => tasks.add(reading, 1000))
  expect(ids.map((id) => tasks.find(id, 1000) !== undefined)).toEqual([false, ...Array(1000).fill(true)])
})
