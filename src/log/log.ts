import type { Debugger } from 'debug'
import { requireHere } from '../shared/own-files.ts'
import { toLine } from './to-line.ts'

/** The stages of the log, each of which can be enabled alone: `DEBUG=solve-image-captchas:read`. */
export type Stage =
  | 'find'
  | 'capture'
  | 'read'
  | 'judge'
  | 'enter'
  | 'confirm'
  | 'solve'
  | 'queue'
  | 'watch'
  | 'provider'

const loggers = new Map<Stage, Debugger>()

/**
 * Writes a line to the log of a stage, if the environment variable `DEBUG` enables it. Otherwise neither makes the line nor
 * loads the library that writes it.
 */
export function log(stage: Stage, makeLine: () => string): void {
  if (isLogged(stage)) loggers.get(stage)?.('%s', toLine(makeLine()))
}

/** Whether the log of a stage is written, for lines that have to be found out first. */
export function isLogged(stage: Stage): boolean {
  if (!process.env.DEBUG) return false
  return (loggers.get(stage) ?? createLogger(stage)).enabled
}

/** Starts a timer and returns a function that writes a line with the elapsed time at its end: "…, 12 ms". */
export function startLog(stage: Stage): (makeLine: () => string) => void {
  const started = performance.now()
  return (makeLine) => log(stage, () => `${makeLine()}, ${Math.round(performance.now() - started)} ms`)
}

function createLogger(stage: Stage): Debugger {
  const createDebug: typeof import('debug') = requireHere()('debug')
  const logger = createDebug(`solve-image-captchas:${stage}`)
  loggers.set(stage, logger)
  return logger
}
