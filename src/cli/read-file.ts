import { readFile } from 'node:fs/promises'
import { ProviderError } from '../errors/index.ts'
import type { Provider, Reading, ReadRequest } from '../providers/provider.ts'
import { explainFileError } from './find-images.ts'

/** What came of one file: a reading, or a reason why there is none. */
export type FileReading = { ms: number } & ({ reading: Reading } | { problem: string })

/**
 * Has a provider read a file. The provider gets the bytes, never the name, which may hold the answer.
 *
 * @returns a problem when this file or image can't be read; another one may.
 * @throws {ProviderError} when no other file would fare better.
 */
export async function readImage(
  file: string,
  provider: Provider,
  rules: Omit<ReadRequest, 'image'>,
): Promise<FileReading> {
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
