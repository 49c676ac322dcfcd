import { existsSync, readFileSync } from 'node:fs'
import type { DefaultTheme } from 'vitepress'

type Item = DefaultTheme.SidebarItem

/** Pages are listed if their file exists. */
export function listSidebar(): Item[] {
  return [
    {
      text: 'Start',
      items: pages({
        'quick-start': 'Quick start',
        examples: 'Examples',
        'responsible-use': 'Responsible use',
      }),
    },
    {
      text: 'Using it',
      items: pages({
        'playwright-test': 'Playwright Test',
        'other-runners': 'Other runners',
        'automatic-solving': 'Automatic solving',
        browsers: 'Browsers',
        'waiting-rooms': 'Waiting rooms',
        verdicts: 'Verdicts',
        modules: 'Modules',
        'writing-a-module': 'Writing a module',
        'other-captchas': 'Captchas of other kinds',
        providers: 'Providers',
        'writing-a-provider': 'Writing a provider',
        'vision-models': 'Vision models',
        libraries: 'What it reads',
        'own-captcha': "Your site's captcha",
        recogniser: 'The recogniser',
        'why-not-tesseract': 'Why not tesseract?',
        ci: 'CI recipes',
        fleet: 'A fleet of readers',
      }),
    },
    { text: 'Guides by library', items: [page('guides/index', 'Overview'), ...listGuides()] },
    {
      text: 'Reference',
      items: [
        ...pages({
          troubleshooting: 'Troubleshooting',
          cli: 'Command line',
          serve: 'serve',
          versions: 'Versions',
        }),
        { text: 'API', link: '/api/', collapsed: true, items: listApi() },
      ],
    },
  ]
}

function pages(titles: Record<string, string>): Item[] {
  return Object.entries(titles)
    .filter(([name]) => existsSync(new URL(`../${name}.md`, import.meta.url)))
    .map(([name, title]) => page(name, title))
}

function page(name: string, text: string): Item {
  return { text, link: `/${name.replace(/\bindex$/, '')}` }
}

/** The guides that the overview links to, in the same order. */
function listGuides(): Item[] {
  const overview = readFileSync(new URL('../guides/index.md', import.meta.url), 'utf8')
  const links = [...overview.matchAll(/\[([^\]]+)\]\(([\w-]+)\.md\)/g)]
  return links.map(([, text = '', name = '']) => page(`guides/${name}`, text))
}

/** typedoc writes this file before the site is built. */
function listApi(): Item[] {
  const file = new URL('../api/typedoc-sidebar.json', import.meta.url)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Item[]) : []
}
