/** Takes from a budget of 20 in Redis until it is refused five times, and prints how much it got. */
import { redisBudget } from '../../../src/providers/asking/redis-budget.ts'

const budget = redisBudget(process.argv[2] ?? '', { run: 'all' })
let [taken, refused] = [0, 0]
while (refused < 5) {
  if ((await budget.take(0.1, { requests: 20 })) === undefined) taken += 1
  else refused += 1
}
console.log(taken)
// No close: an open connection keeps no process alive.
