import { cp, mkdir, readdir, rename, rm, symlink } from 'node:fs/promises'
import path from 'node:path'
import { installDebian } from '../install-debian.ts'
import { type LibrarySite, type Run, sourcesOf } from '../library-site.ts'

const PACKAGES = [
  ...['php-cli', 'php-sqlite3', 'php-mbstring', 'php-intl', 'php-xml'],
  ...['python3-pil', 'fonts-dejavu-core', 'wamerican'],
]
const FONT = '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'
const SETTINGS = path.join(sourcesOf('mediawiki'), 'LocalSettings.php')

/** A member of the group with the right `skipcaptcha`. */
export const tester = { name: 'Tester', password: 'a-password-of-tests' }

/** Debian's MediaWiki, unpacked rather than installed, which would bring a web server. */
export const mediawiki: LibrarySite = {
  name: 'mediawiki',
  language: 'PHP',
  needs: ['apt-get', 'dpkg', 'php', 'python3'],
  async setUp(cache, run) {
    await installDebian(...PACKAGES)
    const program = path.join(cache, 'program')
    await unpack(cache, program, run)

    const wiki = path.join(cache, 'wiki')
    await rm(wiki, { recursive: true, force: true })
    for (const folder of ['data', 'cache', 'captcha'])
      await mkdir(path.join(wiki, folder), { recursive: true })
    await drawCaptchas(program, path.join(wiki, 'captcha'), run)
    const maintain = (script: string, ...args: string[]) =>
      run(['php', path.join(program, 'maintenance', script), ...args], {
        env: environment(wiki, 'http://127.0.0.1'),
      })
    // The installer keeps off a wiki that has settings, and writes some of its own.
    await run(
      ['php', path.join(program, 'maintenance/install.php'), ...install(wiki), 'Test wiki', 'Administrator'],
      { cwd: wiki },
    )
    await maintain('update.php', '--quick')
    await maintain('createAndPromote.php', '--custom-groups', 'testers', tester.name, tester.password)
    await maintain('rebuildLocalisationCache.php', '--lang', 'en')
  },
  async command({ port, folder, cache }) {
    await cp(path.join(cache, 'wiki'), folder, { recursive: true })
    return {
      // Without the cache of compiled code each of a page's ten requests takes a second.
      command: [
        'php',
        '-d',
        'opcache.enable_cli=1',
        '-S',
        `127.0.0.1:${port}`,
        '-t',
        path.join(cache, 'program'),
      ],
      env: environment(folder, `http://127.0.0.1:${port}`),
    }
  },
  pages: [],
}

const install = (wiki: string) => [
  ...['--dbtype', 'sqlite', '--dbname', 'wiki', '--dbpath', path.join(wiki, 'data')],
  ...['--server', 'http://127.0.0.1', '--scriptpath', '', '--confpath', wiki],
  ...['--skins', 'Vector', '--extensions', '', '--pass', 'a-password-of-nobody'],
]

const environment = (folder: string, url: string) => ({
  MW_CONFIG_FILE: SETTINGS,
  WIKI_FOLDER: folder,
  WIKI_URL: url,
})

async function unpack(cache: string, program: string, run: Run): Promise<void> {
  const packages = path.join(cache, 'packages')
  await rm(packages, { recursive: true, force: true })
  await mkdir(packages)
  await run(['apt-get', 'download', 'mediawiki', 'mediawiki-classes'], { cwd: packages })
  for (const file of await readdir(packages)) await run(['dpkg', '-x', file, '.'], { cwd: packages })
  await rm(program, { recursive: true, force: true })
  await rename(path.join(packages, 'usr/share/mediawiki'), program)
  await rm(packages, { recursive: true })
  // They point to where the packages would have been installed.
  for (const link of ['config', 'images', 'extensions', 'LocalSettings.php'])
    await rm(path.join(program, link))
  await symlink('extensions-core', path.join(program, 'extensions'))
  await mkdir(path.join(program, 'images'))
}

/** Draws as the extension's manual says, but with the list of bad words under the name that Debian gives it. */
async function drawCaptchas(program: string, folder: string, run: Run): Promise<void> {
  const extension = path.join(program, 'extensions-core/ConfirmEdit')
  await run([
    ...(['/usr/bin/python3', path.join(extension, 'captcha.py')] as const),
    ...['--wordlist', '/usr/share/dict/words', '--badwordlist', path.join(extension, 'blacklist')],
    ...['--key', 'hashes the answers', '--output', folder, '--font', FONT, '--count', '200'],
  ])
}
