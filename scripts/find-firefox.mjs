import { listFirefoxPlaces } from '../src/browsers/browser-places.mjs'
import { thisMachine, whyUnusable } from './find-browser.mjs'

/** The environment variable that names the Firefox to test with, if it is in an unusual place or there are several. */
export const FIREFOX_VARIABLE = 'SOLVE_IMAGE_CAPTCHAS_FIREFOX'

/**
 * Finds a stock Firefox that is already on this machine. Without one, its tests are skipped.
 *
 * @param {import('./find-browser.mjs').Machine} [machine]
 * @returns {{ executablePath: string } | { problem: string }} `problem` lists every place that was tried.
 */
export function findFirefox(machine = thisMachine) {
  const named = machine.environment[FIREFOX_VARIABLE]
  const candidates = named
    ? [{ executablePath: named, source: `named in ${FIREFOX_VARIABLE}` }]
    : listFirefoxPlaces(machine.platform, machine.environment).map((executablePath) => ({
        executablePath,
        source: 'a usual place',
      }))
  const passedOver = []
  for (const candidate of candidates) {
    const problem = whyUnusable(candidate, machine)
    if (problem === undefined) return { executablePath: candidate.executablePath }
    passedOver.push(problem)
  }
  const tried = passedOver.length > 0 ? ` Tried ${passedOver.join('; ')}.` : ''
  return { problem: `No Firefox was found.${tried} Install one, or name one in ${FIREFOX_VARIABLE}.` }
}
