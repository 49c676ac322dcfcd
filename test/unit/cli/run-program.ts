import { CommanderError } from 'commander'
import { createProgram } from '../../../src/cli/program.ts'
import type { Terminal } from '../../../src/terminal/paint.ts'

export interface ProgramRun {
  stdout: string
  stderr: string
  exitCode: number
}

/** Runs the command line with the given words, as `index.ts` does, on a terminal that only records. */
export async function runProgram(words: string[], { isTTY = false, env = {} } = {}): Promise<ProgramRun> {
  const run: ProgramRun = { stdout: '', stderr: '', exitCode: 0 }
  const terminal: Terminal = {
    stdout: { isTTY, write: (text) => (run.stdout += text) },
    stderr: { isTTY, write: (text) => (run.stderr += text) },
    env,
  }
  try {
    await createProgram(terminal).parseAsync(words, { from: 'user' })
    run.exitCode = Number(terminal.exitCode ?? 0)
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    run.exitCode = error.exitCode
  }
  return run
}
