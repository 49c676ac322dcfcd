export { log, startLog } from './log.ts'
export { keepFromLog } from './to-line.ts'
