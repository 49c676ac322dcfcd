import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type RealSite, startServer } from './start-server.ts'

/** A site in its library's language, and how to check whether it can run here. */
export interface RealSiteKind {
  name: string
  module: string
  /** The Debian packages to install if it is missing. */
  debianPackages: string
  /** Exits with 0 if the library is installed. */
  probe: readonly [string, ...string[]]
  command(port: number, folder: string): readonly [string, ...string[]]
}

const inThisFolder = (name: string) => fileURLToPath(new URL(name, import.meta.url))

export const realSiteKinds: RealSiteKind[] = [
  {
    name: 'Django',
    module: 'django-simple-captcha',
    debianPackages: 'python3-django-captcha',
    probe: ['/usr/bin/python3', '-c', 'import django, captcha; captcha.__path__'],
    command: (port, folder) => [
      '/usr/bin/python3',
      inThisFolder('django-site.py'),
      String(port),
      path.join(folder, 'site.sqlite3'),
    ],
  },
  {
    name: 'PHP',
    module: 'gregwar',
    debianPackages: 'php-gregwar-captcha',
    probe: ['php', '-r', "require '/usr/share/php/Gregwar/Captcha/autoload.php'; imagecreate(1, 1);"],
    command: (port, folder) => [
      'php',
      '-d',
      `session.save_path=${folder}`,
      '-S',
      `127.0.0.1:${port}`,
      inThisFolder('gregwar-site.php'),
    ],
  },
  {
    name: 'Rails',
    module: 'simple-captcha2',
    debianPackages: 'ruby-simple-captcha2 ruby-sqlite3 ruby-webrick imagemagick',
    // The library draws with ImageMagick's command-line tool.
    probe: [
      'ruby',
      '-e',
      'require "rails"; require "active_record"; require "sqlite3"; require "webrick"; require "simple_captcha2"; exit system("convert", "-version", out: IO::NULL)',
    ],
    command: (port, folder) => ['ruby', inThisFolder('rails-site.rb'), String(port), folder],
  },
]

export function isInstalled({ probe: [command, ...args] }: RealSiteKind): boolean {
  const { status, error } = spawnSync(command, args, { stdio: 'ignore' })
  if (error && (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  return status === 0
}

/** Starts a site on loopback. */
export function startRealSite(kind: RealSiteKind): Promise<RealSite> {
  return startServer((port, folder) => ({ command: kind.command(port, folder) }))
}
