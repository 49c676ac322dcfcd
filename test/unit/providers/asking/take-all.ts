/** Takes from a budget of 20 until it is refused five times, and prints how much it got. */
import { FileLedger } from '../../../../src/providers/asking/file-ledger.ts'

const ledger = new FileLedger(process.argv[2] ?? '', { requests: 20 })
let [taken, refused] = [0, 0]
while (refused < 5) {
  if ((await ledger.take(0.1)) === undefined) taken += 1
  else refused += 1
  await new Promise((resolve) => setImmediate(resolve))
}
console.log(taken)
