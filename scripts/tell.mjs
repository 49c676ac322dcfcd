import process from 'node:process'

const colors = process.stderr.isTTY && !process.env.NO_COLOR
const green = (/** @type {string} */ text) => (colors ? `\u001b[32m${text}\u001b[39m` : text)
const red = (/** @type {string} */ text) => (colors ? `\u001b[31m${text}\u001b[39m` : text)

/**
 * Does one step of setting up and tells of it in one line, on standard error: standard output is for results.
 *
 * @param {string} name
 * @param {() => Promise<string>} work Gives what to tell.
 */
export async function tellStep(name, work) {
  if (process.stderr.isTTY) process.stderr.write(`  ${name} ...`)
  try {
    const outcome = await work()
    endLine(`${green('✓')} ${name}: ${outcome}`)
  } catch (error) {
    endLine(`${red('✗')} ${name}`)
    throw error
  }
}

/** @param {string} line */
function endLine(line) {
  process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}\n` : `${line}\n`)
}
