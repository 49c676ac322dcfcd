import { ImageLibraryMissingError } from '../errors/index.ts'
import { firstLine } from './format.ts'

/**
 * Loads sharp on demand: it is the largest dependency, and most suites load it late or never.
 *
 * @throws {ImageLibraryMissingError} when it is not installed, or not for this platform.
 */
export async function loadSharp(): Promise<typeof import('sharp')['default']> {
  try {
    return (await import('sharp')).default
  } catch (cause) {
    throw new ImageLibraryMissingError(firstLine(cause), { cause })
  }
}
