import { Command } from 'commander'
import type { Terminal } from '../terminal/paint.ts'
import { createBalanceCommand } from './commands/balance.ts'
import { createBenchCommand } from './commands/bench/bench.ts'
import { createDoctorCommand } from './commands/doctor/doctor.ts'
import { createPickCommand } from './commands/pick/pick.ts'
import { createReadCommand } from './commands/read.ts'
import { createServeCommand } from './commands/serve/serve.ts'
import { createWorkCommand } from './commands/work/work.ts'
import { formatNotes, styleHelp } from './help.ts'
import { readManifest } from './package.ts'

const HELP = `
Examples:
  $ solve-image-captchas doctor
  $ solve-image-captchas read captcha.png
  $ solve-image-captchas pick http://localhost:3000/login
  $ solve-image-captchas help bench

Every command has --json. Results go to stdout, everything else to stderr.

Exit status:
  0    success
  1    something could not be read or found again, or does not work; it is named, and everything else was done
  2    wrong usage, or nothing can be done at all (a wrong key, no browser)
  130  interrupted by Ctrl-C (143: by SIGTERM)
`

/** Creates the command line. Each command is a file or a folder in `commands/`, and is added here. */
export function createProgram(terminal: Terminal): Command {
  const program = styleHelp(new Command('solve-image-captchas'), terminal)
    .description('Reads the image captchas of sites you test.')
    .version(readManifest().version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', () => formatNotes(HELP, terminal))
    .showHelpAfterError('Add --help to list the commands and options.')
    .exitOverride()
  // A command that is added does not inherit the settings above by itself.
  const commands = [
    createReadCommand,
    createBenchCommand,
    createServeCommand,
    createWorkCommand,
    createBalanceCommand,
    createPickCommand,
    createDoctorCommand,
  ]
  for (const create of commands) program.addCommand(create(terminal).copyInheritedSettings(program))
  return program
}
