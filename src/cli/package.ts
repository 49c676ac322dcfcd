import { requireHere } from '../shared/own-files.ts'

/** The fields of the package's `package.json` that the command line uses. */
export interface PackageManifest {
  version: string
  engines: { node: string }
  peerDependencies: Readonly<Record<string, string>>
}

/** Reads the package's own `package.json`. It is resolved by the package's name, from the sources and from the build alike. */
export function readManifest(): PackageManifest {
  return requireHere()('solve-image-captchas/package.json')
}
