/**
 * Sample code and configuration start the browser that the driver downloaded. This makes them start the browser that was
 * found, for machines without such a download, and changes nothing else.
 *
 * @param {string} code
 * @param {Pick<import('./find-browser.mjs').Browser, 'executablePath' | 'args'>} browser
 * @returns {string}
 */
export function putBrowserIn(code, { executablePath, args }) {
  const options = JSON.stringify({ executablePath, args })
  return code
    .replaceAll('.launch()', `.launch(${options})`)
    .replaceAll("browser: 'chromium' }", `browser: 'chromium', chromium: ${options} }`)
    .replace(/(?<=defineConfig(?:<\w+>)?\(\{[\s\S]*?\buse: \{)/, ` launchOptions: ${options},`)
}
