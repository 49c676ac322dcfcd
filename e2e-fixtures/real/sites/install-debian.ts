import { installFromDebian, isDebianRoot } from '../../../scripts/debian.mjs'

/** Installs Debian packages where this process may. Elsewhere they have to be installed already. */
export async function installDebian(...packages: readonly string[]): Promise<void> {
  if (isDebianRoot) await installFromDebian(...packages)
}
