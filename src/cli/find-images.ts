import { readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'

const EXTENSIONS = new Set(['.png', '.jpg', '.jpeg', '.gif', '.webp', '.svg'])

export interface FoundImages {
  /** Paths to read, each once: in the order given, those of a folder by name, `2.png` before `10.png`. */
  files: string[]
  problems: FileProblem[]
}

/** Why a path could not be used, as a sentence without its end. */
export interface FileProblem {
  file: string
  problem: string
}

/** Walks folders for images, by their extensions. A file that is named itself is taken whatever its extension. */
export async function findImages(paths: readonly string[]): Promise<FoundImages> {
  const files = new Set<string>()
  const problems: FileProblem[] = []
  for (const path of paths) {
    try {
      const isFolder = (await stat(path)).isDirectory()
      const found = isFolder ? await walkFolder(path) : [path]
      if (found.length === 0)
        problems.push({ file: path, problem: `no ${[...EXTENSIONS].join(', ')} file in this folder` })
      for (const file of found) files.add(file)
    } catch (error) {
      problems.push({ file: path, problem: explainFileError(error) })
    }
  }
  return { files: [...files], problems }
}

/**
 * What is wrong with a path, in words, from the error of a call to the file system.
 *
 * @throws the error itself when it is not from there.
 */
export function explainFileError(error: unknown): string {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error
  if (error.code === 'ENOENT') return 'no such file or folder'
  if (error.code === 'EACCES' || error.code === 'EPERM') return 'no permission to read it'
  return `can't be read (${String(error.code)})`
}

async function walkFolder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => !entry.isDirectory() && EXTENSIONS.has(extname(entry.name).toLowerCase()))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }))
}
