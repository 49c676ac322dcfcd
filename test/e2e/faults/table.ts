import process from 'node:process'
import { browserFaults } from './browser-faults.ts'
import type { Fault } from './fault.ts'
import { networkFaults } from './network-faults.ts'
import { pageFaults } from './page-faults.ts'
import { scriptFaults } from './script-faults.ts'

/** Whether every fault runs, or a few of each kind: `npm run test:faults` sets it. */
export const runsAll = process.env.FAULTS === 'all'

/** The faults, each tried at every stage. */
export const faults: readonly Fault[] = [
  ...browserFaults,
  ...pageFaults,
  ...scriptFaults,
  ...networkFaults,
].filter(({ isExtra }) => runsAll || !isExtra)
