import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type CodeBlock, listCodeBlocks, root } from './markdown.ts'

/**
 * What a comment in front of a block says of it:
 *
 * - `<!-- sample: runs in Playwright Test on /django -->`: a whole test file.
 * - `<!-- sample: runs on /django -->`: a whole program.
 * - `<!-- sample: runs with context on /django -->`: it is given a context; the page is then opened and solved.
 * - `<!-- sample: runs with page on /django -->`: it is given the page, which is open.
 * - `<!-- sample: continues with page on /django -->`: the same, after the block before.
 * - `<!-- sample: runs under the contract -->`: with what continues it, a test file of providers.
 * - `<!-- sample: compiled with page: why it does not run -->`: it is given what is named, and is only compiled.
 *
 * Without `on`, the page is the one of the quick start. A block without a comment is compiled by itself.
 */
export interface Sample extends CodeBlock {
  /** What it is: a program, a test file, or a piece that needs something in front. */
  kind: 'program' | 'test' | 'context' | 'page' | 'contract'
  /** Names that it is given. */
  given: string[]
  /** Path of the fixture site's page; the quick start's page without one. */
  path?: string | undefined
  /** Why it isn't run, when it isn't. */
  compiledOnly?: string
}

/** Paths of the documents, from the root. */
export function listDocuments(): string[] {
  const folders = ['docs', 'docs/guides'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((file) => `${folder}/${file}`),
  )
  return ['README.md', ...folders.filter((path) => path.endsWith('.md'))]
}

/**
 * Every block of TypeScript and JavaScript in the documents; those of the quick start that are to be followed have a test of their own.
 * JavaScript is only parsed by the compiler: puppeteer-extra's types don't fit a module of TypeScript.
 */
export function listSamples(): Sample[] {
  return listDocuments().flatMap((document) => joinContinued(listCodeBlocks(document).filter(isSample)))
}

function isSample({ document, language, lead }: CodeBlock): boolean {
  const isFollowed = document === 'docs/quick-start.md' && !lead.startsWith('<!-- sample')
  return (language === 'ts' || language === 'js') && !isFollowed
}

function joinContinued(blocks: CodeBlock[]): Sample[] {
  const samples: Sample[] = []
  for (const block of blocks) {
    const sample = readComment(block)
    const before = samples.at(-1)
    if (/^<!-- sample: continues/.test(block.lead) && before) {
      samples[samples.length - 1] = { ...sample, line: before.line, code: `${before.code}\n\n${block.code}` }
    } else samples.push(sample)
  }
  return samples
}

function readComment(block: CodeBlock): Sample {
  const comment = /^<!-- sample: (.*) -->$/.exec(block.lead)?.[1]
  if (comment === undefined) {
    return { ...block, kind: 'program', given: [], compiledOnly: 'no comment says how it runs' }
  }
  const compiled = /^compiled(?: with ([\w, ]+))?: (.+)$/.exec(comment)
  if (compiled) {
    const [, names, reason = ''] = compiled
    return { ...block, kind: 'program', given: names?.split(', ') ?? [], compiledOnly: reason }
  }
  const run =
    /^(?:runs|continues)(?: (in Playwright Test|under the contract|with (context|page)))?(?: on (\/\S*))?$/
  const [, setting, given, path] = run.exec(comment) ?? []
  if (!run.test(comment)) throw new Error(`${block.document}:${block.line}: "${comment}" says nothing known.`)
  if (setting === 'in Playwright Test') return { ...block, kind: 'test', given: [], path }
  if (setting === 'under the contract') return { ...block, kind: 'contract', given: [], path }
  if (given === 'context' || given === 'page') return { ...block, kind: given, given: [given], path }
  return { ...block, kind: 'program', given: [], path }
}
