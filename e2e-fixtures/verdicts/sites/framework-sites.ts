import { readFileSync } from 'node:fs'
import { framePage } from '../look.ts'
import type { Handler, VerdictSite } from '../verdict-site.ts'

interface Framework {
  /** Its entry in `frameworks/src`. */
  name: string
  title: string
  refusal: string
  words: string
  success: string
}

const frameworks: Framework[] = [
  {
    name: 'react-mui',
    title: 'React, controlled inputs, MUI',
    refusal: 'an Alert in a Snackbar, another image',
    words: 'The text does not match the image',
    success: 'an Alert in a Snackbar, the form emptied, another image',
  },
  {
    name: 'vue-element-plus',
    title: 'Vue, Element Plus, no form sent',
    refusal: 'ElMessage, another image',
    words: '验证码错误',
    success: 'ElMessage, then another view and address',
  },
  {
    name: 'vuetify',
    title: 'Vue, Vuetify, in a v-dialog',
    refusal: 'a v-alert above the fields, another image',
    words: 'That is not what the image says.',
    success: 'the dialog closes, a v-snackbar',
  },
  {
    name: 'angular-material',
    title: 'Angular, reactive form, Angular Material',
    refusal: 'MatSnackBar beside the same image',
    words: 'Characters not recognised',
    success: 'a mat-card in place of the form',
  },
  {
    name: 'svelte',
    title: 'Svelte, its transitions',
    refusal: 'a line that flies in and fades after 2 s, another image',
    words: 'Those were other letters',
    success: 'the button says "Voted ✓" and is disabled',
  },
  {
    name: 'solid',
    title: 'Solid',
    refusal: 'the hint below the field changes, another image',
    words: 'Read again: the characters differ',
    success: 'another view and address',
  },
  {
    name: 'jquery-bootstrap',
    title: 'jQuery, Bootstrap, a link that sends',
    refusal: 'a Bootstrap toast for 1.5 s, another image',
    words: 'Captcha does not match',
    success: 'an alert above the emptied form, another image',
  },
]

/**
 * Sites made with the frameworks' own components, each once for a refusal and once for a success.
 *
 * @param folder What `buildFrameworks` returns. It is asked for when a page is, so that the sites can be listed without it.
 */
export function listFrameworkSites(folder: () => string): VerdictSite[] {
  return frameworks.flatMap(({ name, title, refusal, words, success }): VerdictSite[] => {
    const serve =
      (file: string, type: string): Handler =>
      (_, context) =>
        context.body(readIfThere(`${folder()}/${file}`), 200, { 'content-type': type })
    const routes: Record<string, Handler> = {
      'GET /': () =>
        framePage('<div id="app"></div><script type="module" src="app.js"></script>', {
          head: '<link rel="stylesheet" href="app.css">',
        }),
      'GET /app.js': serve(`${name}.js`, 'text/javascript'),
      'GET /app.css': serve(`${name}.css`, 'text/css'),
    }
    const kind = 'framework'
    return [
      { name: `${name}-refuses`, kind, title: `${title}: ${refusal}`, truth: 'rejected', words, routes },
      { name: `${name}-takes`, kind, title: `${title}: ${success}`, truth: 'accepted', routes },
    ]
  })
}

/** Not every framework brings a style sheet. */
function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}
