import { Command } from 'commander'
import { createBalanceCommand } from './balance.ts'
import { createBenchCommand } from './bench.ts'
import { createPickCommand } from './pick.ts'
import { createReadCommand } from './read.ts'
import { readVersion } from './read-version.ts'
import { createServeCommand } from './serve.ts'
import type { Terminal } from './terminal.ts'

const EXIT_STATUS = `
Exit status:
  0  all went well
  1  something could not be read or found again; it is named on stderr, all else was done
  2  wrong usage, or something that can't be used at all (a provider with a wrong key, no browser)
`

/** The whole command line. Each command is a file of its own and is added here. */
export function createProgram(terminal: Terminal): Command {
  const program = new Command('solve-image-captchas')
    .description('Reads the image captchas of sites you test.')
    .version(readVersion())
    .addHelpText('after', EXIT_STATUS)
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
    })
    .showHelpAfterError('Add --help for what there is.')
    .exitOverride()
  // Commands take the settings above from the program that makes them.
  const commands = [
    createReadCommand,
    createBenchCommand,
    createServeCommand,
    createBalanceCommand,
    createPickCommand,
  ]
  for (const create of commands) program.addCommand(create(terminal).copyInheritedSettings(program))
  return program
}
