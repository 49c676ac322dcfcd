import { readFile } from 'node:fs/promises'
import { basename, dirname, join, parse, relative, resolve, sep } from 'node:path'
import { type FileProblem, findImages } from '../../find-images.ts'

/** An image whose answer is known, though not looked up before it is asked for. */
export interface Sample {
  file: string
  /** The folder it lies in, which says where it comes from. */
  source: string
  /** @returns nothing when neither the file's name nor `answers.json` says it. */
  findAnswer(): Promise<string | undefined>
}

export interface FoundSamples {
  samples: Sample[]
  problems: FileProblem[]
}

/**
 * Finds labelled images: `<source>/<id>_<answer>.<extension>`, or any name that an `answers.json` beside it, or in
 * the folder itself, maps to an answer. In a file's name, `%2F` and the like stand for what a name can't hold.
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
