#!/usr/bin/env node
import { CommanderError } from 'commander'
import { ImageCaptchaError } from '../errors/index.ts'
import { InterruptedError } from './interrupt.ts'
import { createProgram } from './program.ts'

/** Also in the help text of the program. */
const WRONG_USAGE = 2

// A reader that has seen enough (`| head`) closes the pipe; that is no failure of ours.
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
      process.stderr.write(`${error.message}\n`)
      process.exitCode = WRONG_USAGE
    } else if (error instanceof InterruptedError) {
      process.exitCode = error.exitCode
    } else {
      throw error
    }
  })
