import { readFile } from 'node:fs/promises'
import { ProviderError } from '../errors/index.ts'
import type { Provider, Reading, ReadRequest } from '../providers/provider.ts'
import { explainFileError } from './file-problem.ts'

/** The outcome for one file: a reading, or the reason why there is none. */
export type ImageReading = { ms: number } & ({ reading: Reading } | { problem: string })

/**
 * Has a provider read a file. The provider gets the bytes, never the file's name, which may contain the answer.
 *
 * @returns a problem when this file or image cannot be read but others might.
 * @throws {ProviderError} when reading any other file would fail too.
 */
export async function readImage(
  file: string,
  provider: Provider,
  rules: Omit<ReadRequest, 'image'>,
): Promise<ImageReading> {
  const bytes = await readBytes(file)
  if (typeof bytes === 'string') return { ms: 0, problem: bytes }
  const started = performance.now()
  try {
    const reading = await provider.read({ ...rules, image: bytes })
    return { ms: performance.now() - started, reading }
  } catch (error) {
    if (!(error instanceof ProviderError) || error.kind === 'permanent' || error.kind === 'request')
      throw error
    return { ms: performance.now() - started, problem: error.summary }
  }
}

async function readBytes(file: string): Promise<Uint8Array | string> {
  try {
    return await readFile(file)
  } catch (error) {
    return explainFileError(error)
  }
}
