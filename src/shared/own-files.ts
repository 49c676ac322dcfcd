import { createRequire } from 'node:module'
import { firstLine } from './format.ts'

/** Where this code is. A bundle of CommonJS has no `import.meta.url`, and a module no `__filename`. */
const here = () => (typeof __filename === 'string' ? __filename : import.meta.url)

/** The package's own `require`. Its sources, its build and a bundle with it find the same modules. */
export function requireHere(): NodeJS.Require {
  return createRequire(here())
}

/**
 * Path of a file that ships with the package. The package's own name finds it.
 *
 * @throws {Error} when it is not installed where the program runs.
 */
export function ownFile(file: string): string {
  try {
    return requireHere().resolve(`solve-image-captchas/${file}`)
  } catch (cause) {
    throw new Error(
      `The package's ${file} can't be found from ${here()} (${firstLine(cause)}). A bundled program still needs ` +
        'solve-image-captchas and sharp installed where it runs.',
      { cause },
    )
  }
}
