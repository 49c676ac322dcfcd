import type { Emissions } from './emissions.ts'

/** What the model sees of one image, framed in one or more ways. Each look errs in other places. */
export type Looks = readonly Emissions[]

/** The mean of a probability over all looks. */
export function meanOver(looks: Looks, probabilityIn: (look: Emissions, index: number) => number): number {
  return looks.reduce((sum, look, index) => sum + probabilityIn(look, index), 0) / looks.length
}
