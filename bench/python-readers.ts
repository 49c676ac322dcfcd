import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fromFunction } from '../src/providers/from-function.ts'
import type { Provider } from '../src/providers/provider.ts'

const READERS = ['ddddocr', 'ddddocr-beta', 'rapidocr']
const PYTHON = join(import.meta.dirname, '.venv', process.platform === 'win32' ? 'Scripts' : 'bin', 'python')

/** The readers that Python developers use, each in a process of its own. None where Python's packages are not set up. */
export function createPythonProviders(): Provider[] {
  if (!existsSync(PYTHON)) {
    console.error(
      'Left out: ddddocr and rapidocr. To set them up: python3 -m venv bench/.venv && bench/.venv/bin/pip install -r bench/requirements.txt',
    )
    return []
  }
  return READERS.map(createReader)
}

function createReader(name: string): Provider {
  const child = spawn(PYTHON, [join(import.meta.dirname, 'readers.py'), name], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    ...fromFunction(async ({ image }) => {
      const head = Buffer.alloc(4)
      head.writeUInt32LE(image.length)
      child.stdin.write(Buffer.concat([head, image]))
      const { value, done } = await answers.next()
      if (done) throw new Error(`${name} ended: run it by hand to see why.`)
      const answer = JSON.parse(value) as { text?: string; error?: string }
      if (answer.error !== undefined) throw new Error(answer.error)
      return (answer.text ?? '').replace(/\s/g, '')
    }, name),
    close: async () => void child.stdin.end(),
  }
}
