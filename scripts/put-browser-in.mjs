/**
 * Code and configuration as they are written for everyone start the browser that the driver downloaded. Where another
 * one was found, on a machine that can't download for example, this puts it in, and changes nothing else.
 *
 * @param {string} code
 * @param {Pick<import('./find-browser.mjs').Browser, 'executablePath' | 'args'>} browser
 * @returns {string}
 */
export function putBrowserIn(code, { executablePath, args }) {
  const options = JSON.stringify({ executablePath, args })
  return code
    .replaceAll('.launch()', `.launch(${options})`)
    .replace(/(?<=defineConfig(?:<\w+>)?\(\{[\s\S]*?\buse: \{)/, ` launchOptions: ${options},`)
}
