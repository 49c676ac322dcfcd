import { listFrameworkSites } from '../verdicts/sites/framework-sites.ts'
import type { BesideForm } from './beside-form.ts'

/** The forms of the sites that are built with real frameworks: their fields are controlled by state. */
export function listFrameworkForms(folder: () => string): BesideForm[] {
  const sites = listFrameworkSites(folder)
  const siteOf = (name: string) => {
    const site = sites.find((one) => one.name === `${name}-takes`)
    if (!site) throw new Error(`There is no site ${name}.`)
    return { ...site, name: `beside-${name}` }
  }
  return [
    {
      site: siteOf('react-mui'),
      title: 'React, whose fields are controlled',
      steps: [{ type: 'textarea:not([aria-hidden])', text: 'Is the pool open? And the sauna on Sunday?' }],
      send: 'button[type="submit"]',
      isPosted: false,
      expected: { message: 'Is the pool open? And the sauna on Sunday?' },
    },
    {
      site: siteOf('vue-element-plus'),
      title: 'Vue, whose fields are bound by v-model',
      steps: [{ type: 'input[placeholder="账号"]', text: 'administrator' }],
      send: 'button.el-button',
      isPosted: false,
      expected: { username: 'administrator' },
    },
  ]
}
