/** Seen from the folder of a project that has the package installed. */
const troubleshooting = 'node_modules/solve-image-captchas/docs/troubleshooting.md'

/** Where the docs have the section of an error: its heading is the code. */
export function addressOfSection(code: string): string {
  return `${troubleshooting}#${code.toLowerCase().replaceAll('_', '-')}`
}
