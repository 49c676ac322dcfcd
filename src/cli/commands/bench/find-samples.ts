import { readFile } from 'node:fs/promises'
import { basename, dirname, join, parse, relative, resolve, sep } from 'node:path'
import type { FileProblem } from '../../file-problem.ts'
import { findImages } from '../../find-images.ts'

/** A labelled image. Its answer is looked up only on request. */
export interface Sample {
  file: string
  /** The folder of the image, which names where it comes from. */
  source: string
  /** @returns undefined when neither the file's name nor an `answers.json` has the answer. */
  findAnswer(): Promise<string | undefined>
}

export interface FoundSamples {
  samples: Sample[]
  problems: FileProblem[]
}

/**
 * Finds labelled images: `<source>/<id>_<answer>.<extension>`, or any name that an `answers.json`, beside the image or
 * in the folder itself, maps to an answer. In a file's name, `%2F` and the like encode characters that a name cannot
 * contain.
 */
export async function findSamples(folder: string): Promise<FoundSamples> {
  const { files, problems } = await findImages([folder])
  const samples = files.map((file) => ({
    file,
    source: nameSource(folder, file),
    findAnswer: async () =>
      answerInName(file) ?? (await answerListed(dirname(file), file)) ?? (await answerListed(folder, file)),
  }))
  return { samples, problems }
}

function nameSource(folder: string, file: string): string {
  const source = relative(folder, dirname(file)).split(sep).join('/')
  return source || basename(resolve(folder))
}

function answerInName(file: string): string | undefined {
  const answer = /_(.+)$/.exec(parse(file).name)?.[1]
  return answer?.replace(/%[0-9A-Fa-f]{2}/g, decodeURIComponent)
}

async function answerListed(folder: string, file: string): Promise<string | undefined> {
  const list = await readFile(join(folder, 'answers.json'), 'utf8').catch(emptyWhenMissing)
  const answers: unknown = JSON.parse(list)
  const answer = (answers as Record<string, unknown> | null)?.[relative(folder, file).split(sep).join('/')]
  return typeof answer === 'string' ? answer : undefined
}

function emptyWhenMissing(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return '{}'
  throw error
}
