import { defineConfig } from 'vitepress'
import { keepLinksInside } from './links.ts'
import { listSidebar } from './sidebar.ts'

export default defineConfig({
  title: 'solve-image-captchas',
  description: 'Gets your end-to-end tests past the image captchas of the sites you run.',
  lang: 'en',
  cleanUrls: true,
  srcExclude: ['node_modules/**'],
  head: [['link', { rel: 'icon', href: '/logo.svg', type: 'image/svg+xml' }]],
  markdown: {
    theme: { light: 'github-light', dark: 'github-dark' },
    config: keepLinksInside,
  },
  themeConfig: {
    logo: '/logo.svg',
    search: { provider: 'local' },
    outline: { level: [2, 3] },
    nav: [
      { text: 'Quick start', link: '/quick-start' },
      { text: 'Guides', link: '/guides/' },
      { text: 'Troubleshooting', link: '/troubleshooting' },
      { text: 'API', link: '/api/' },
    ],
    sidebar: listSidebar(),
    footer: { message: 'For sites that you run or have permission to automate. MIT licence.' },
  },
})
