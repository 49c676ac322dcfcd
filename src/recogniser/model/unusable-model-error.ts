/** The net can't be used, for any image: its files, its runtime, or what it gives. The first failure is the `cause`. */
export class UnusableModelError extends Error {
  override readonly name = 'UnusableModelError'
}

/**
 * What a step of starting or running the net gives.
 *
 * @throws {UnusableModelError} with the step's own error as its cause.
 */
export async function orUnusable<Value>(step: Promise<Value>): Promise<Value> {
  try {
    return await step
  } catch (cause) {
    throw new UnusableModelError(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}
