import { readFileSync } from 'node:fs'

/**
 * One combination of versions that the end-to-end tests run with.
 *
 * @typedef {object} Cell
 * @property {string} name
 * @property {string} node The version of Node, as a range for npm.
 * @property {string} playwright The version of playwright-core, as a range for npm.
 * @property {string} puppeteer The version of puppeteer-core, as a range for npm.
 * @property {string[]} projects The projects of Playwright Test that run.
 * @property {string} config Playwright Test's configuration that has them.
 */

const NODES = ['20', '22', '24']
const CHROMIUM = { config: 'playwright.config.ts', projects: ['playwright', 'puppeteer', 'hosts'] }
const FIREFOX = { config: 'playwright.firefox.config.ts', projects: ['firefox'] }

const { peerDependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

/** The oldest versions that package.json allows. Puppeteer 21.0 cannot find the element of a frame, which 21.2 can. */
const OLDEST = {
  playwright: `${peerDependencies['playwright-core'].replace(/^>=/, '')}.0`,
  puppeteer: `${peerDependencies['puppeteer-core'].replace(/^>=/, '')}.0`,
}

/**
 * Lists every cell: each Node with the oldest libraries and with the newest, and the newest Puppeteer with Firefox.
 *
 * @returns {Cell[]}
 */
export function listCells() {
  return NODES.flatMap((node) => {
    // Puppeteer 25 requires Node 22.12.
    const newest = { playwright: 'latest', puppeteer: node === '20' ? '24' : 'latest' }
    return [
      { name: `node${node}-oldest`, node, ...OLDEST, ...CHROMIUM },
      { name: `node${node}-newest`, node, ...newest, ...CHROMIUM },
      { name: `node${node}-firefox`, node, ...newest, ...FIREFOX },
    ]
  })
}

/**
 * @param {Cell[]} cells
 * @param {string[]} wanted Parts of names; none means all.
 * @returns {Cell[]}
 * @throws {Error} naming what matches no cell.
 */
export function chooseCells(cells, wanted) {
  const names = cells.map(({ name }) => name)
  const unknown = wanted.filter((part) => !names.some((name) => name.includes(part)))
  if (unknown.length > 0) {
    throw new Error(`No cell has ${unknown.join(' or ')} in its name. The cells are ${names.join(', ')}.`)
  }
  return wanted.length === 0 ? cells : cells.filter(({ name }) => wanted.some((part) => name.includes(part)))
}
