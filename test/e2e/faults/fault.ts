import type { Stage, Visit, VisitOptions } from '../../../e2e-fixtures/faults/visit.ts'
import type { FaultPage } from './open-page.ts'

/** What a fault that the page does not cause by itself is given. */
export interface FaultScene extends FaultPage {
  visit: Visit
  stopping: AbortController
}

export interface Fault {
  /** A sentence without its full stop: the title of the test. */
  name: string
  /** What the page needs for it. */
  visit?: Omit<VisitOptions, 'stage'> | ((stage: Stage) => Omit<VisitOptions, 'stage'>)
  /** Causes the fault from outside the page; without it, the script of the visit does. */
  act?: (scene: FaultScene) => Promise<unknown>
  /** Runs before the call. */
  prepare?: (scene: FaultScene) => Promise<unknown>
  /** A browser of its own, which the fault ends or leaves. */
  hasOwnBrowser?: true
  /** The code that the call has to end with, at once. */
  endsWith?: 'PAGE_GONE' | 'SOLVE_ABORTED'
  /** What the error or the attempts must say where the answer to the form is the fault. */
  says?: string
  /** The stages where nothing has to set it off: the page has it in itself there. */
  comesByItself?: readonly Stage[]
  /** The stages where the call has nothing to wait for, so that the run of a few faults gives it less time. */
  nothingComes?: readonly Stage[]
  /** Runs only with every fault: another one of its kind always runs. */
  isExtra?: true
  /** The stages where it can't be, each with the reason. */
  makesNoSense?: Partial<Record<Stage, string>>
}

export function extra(fault: Fault): Fault {
  return { ...fault, isExtra: true }
}

/** One run of a fault. */
export interface Cell {
  stage: Stage
  /** What the provider reads. */
  answer: 'right' | 'wrong'
}
