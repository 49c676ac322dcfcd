/** An optional package is needed and not installed. The caller says whose error that is. */
export class PackageMissingError extends Error {
  override readonly name = 'PackageMissingError'
}

/** Loads `ioredis`, which is installed only where something is shared. */
export function loadRedis(): Promise<Pick<typeof import('ioredis'), 'Redis'>> {
  return load('ioredis', () => import('ioredis'))
}

/** Loads `bullmq`. */
export function loadBullmq(): Promise<
  Pick<typeof import('bullmq'), 'Queue' | 'Worker' | 'WaitingError' | 'UnrecoverableError'>
> {
  return load('bullmq', () => import('bullmq'))
}

async function load<Package>(name: string, importIt: () => Promise<Package>): Promise<Package> {
  try {
    return await importIt()
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') throw cause
    const message = `needs the package ${name}, which is not installed: npm install bullmq ioredis`
    throw new PackageMissingError(message, { cause })
  }
}
