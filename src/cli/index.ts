#!/usr/bin/env node
import { CommanderError } from 'commander'
import { ImageCaptchaError } from '../errors/index.ts'
import { toPrintableLines } from '../log/printable.ts'
import { InterruptedError } from './interrupt.ts'
import { createProgram } from './program.ts'

/** The help text of the program names it too. */
const WRONG_USAGE = 2

// A reader such as `head` closes the pipe once it has enough, which is not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

createProgram(process)
  .parseAsync()
  .catch((error: unknown) => {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : WRONG_USAGE
    } else if (error instanceof ImageCaptchaError) {
      process.stderr.write(`${toPrintableLines(error.message)}\n`)
      process.exitCode = WRONG_USAGE
    } else if (error instanceof InterruptedError) {
      process.exitCode = error.exitCode
    } else {
      throw error
    }
  })
