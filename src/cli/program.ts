import { Command } from 'commander'
import type { Terminal } from '../terminal/paint.ts'
import { createBalanceCommand } from './commands/balance.ts'
import { createBenchCommand } from './commands/bench/bench.ts'
import { createDoctorCommand } from './commands/doctor/doctor.ts'
import { createPickCommand } from './commands/pick/pick.ts'
import { createReadCommand } from './commands/read.ts'
import { createServeCommand } from './commands/serve/serve.ts'
import { formatNotes, styleHelp } from './help.ts'
import { readVersion } from './package.ts'

const HELP = `
Examples:
  $ solve-image-captchas doctor
  $ solve-image-captchas read captcha.png
  $ solve-image-captchas pick http://localhost:3000/login
  $ solve-image-captchas help bench

Every command has --json. Results go to stdout, all that is said about them to stderr.

Exit status:
  0    all went well
  1    something could not be read, found again, or does not work; it is named, all else was done
  2    wrong usage, or something that can't be used at all (a provider with a wrong key, no browser)
  130  ended by Ctrl-C (143: by SIGTERM)
`

/** The whole command line. Each command is a file of its own and is added here. */
export function createProgram(terminal: Terminal): Command {
  const program = styleHelp(new Command('solve-image-captchas'), terminal)
    .description('Reads the image captchas of sites you test.')
    .version(readVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this')
    .helpCommand('help [command]', 'print what there is to a command')
    .addHelpText('after', () => formatNotes(HELP, terminal))
    .showHelpAfterError('Add --help for what there is.')
    .exitOverride()
  // Commands take the settings above from the program that makes them.
  const commands = [
    createReadCommand,
    createBenchCommand,
    createServeCommand,
    createBalanceCommand,
    createPickCommand,
    createDoctorCommand,
  ]
  for (const create of commands) program.addCommand(create(terminal).copyInheritedSettings(program))
  return program
}
