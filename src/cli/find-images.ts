import { readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { explainFileError, type FileProblem } from './file-problem.ts'

const EXTENSIONS = new Set(['.png', '.jpg', '.jpeg', '.gif', '.webp', '.svg'])

export interface FoundImages {
  /** Paths without duplicates, in the order given. Those of a folder are sorted by name, `2.png` before `10.png`. */
  files: string[]
  problems: FileProblem[]
}

/** Finds images by their extensions, in folders and their subfolders. A path to a file is used whatever its extension. */
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

async function walkFolder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => !entry.isDirectory() && EXTENSIONS.has(extname(entry.name).toLowerCase()))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }))
}
