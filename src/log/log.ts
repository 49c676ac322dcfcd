import { createRequire } from 'node:module'
import type { Debugger } from 'debug'
import { toLine } from './to-line.ts'

/** What can be asked for alone: `DEBUG=solve-image-captchas:read`. */
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
 * Writes a line to the log of a stage, when the environment variable `DEBUG` asks for it. Else nothing is made: not the
 * line, and the library that writes it isn't loaded.
 */
export function log(stage: Stage, tell: () => string): void {
  if (!process.env.DEBUG) return
  const logger = loggers.get(stage) ?? createLogger(stage)
  if (logger.enabled) logger('%s', toLine(tell()))
}

/** Starts the clock for a line, which then ends with the time that was taken: "…, 12 ms". */
export function startLog(stage: Stage): (tell: () => string) => void {
  const started = performance.now()
  return (tell) => log(stage, () => `${tell()}, ${Math.round(performance.now() - started)} ms`)
}

function createLogger(stage: Stage): Debugger {
  const createDebug: typeof import('debug') = createRequire(import.meta.url)('debug')
  const logger = createDebug(`solve-image-captchas:${stage}`)
  loggers.set(stage, logger)
  return logger
}
