import process from 'node:process'

const colors = process.stderr.isTTY && !process.env.NO_COLOR
const green = (/** @type {string} */ text) => (colors ? `\u001b[32m${text}\u001b[39m` : text)
const red = (/** @type {string} */ text) => (colors ? `\u001b[31m${text}\u001b[39m` : text)

/**
 * Runs one step of the set-up and reports it in one line on stderr, since stdout is for results.
 *
 * @param {string} name
 * @param {() => Promise<string>} work Resolves to the text to report.
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
