import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { LibrarySite, Place } from './library-site.ts'

/** Installs `requirements.txt` into a folder of its own: two packages call themselves `captcha`. */
export const installPython: LibrarySite['setUp'] = async (cache, run) => {
  await rm(folderOf(cache), { recursive: true, force: true })
  const quiet = ['--quiet', '--disable-pip-version-check', '--root-user-action=ignore']
  await run([
    'python3',
    '-m',
    'pip',
    'install',
    ...quiet,
    '--target',
    folderOf(cache),
    '-r',
    'requirements.txt',
  ])
}

export const withPackages = ({ cache }: Place): Record<string, string> => ({ PYTHONPATH: folderOf(cache) })

const folderOf = (cache: string) => path.join(cache, 'packages')
