import { django } from './django/site.ts'
import { express } from './express/site.ts'
import { flask } from './flask/site.ts'
import { go } from './go/site.ts'
import { java } from './java/site.ts'
import type { LibrarySite } from './library-site.ts'
import { mediawiki } from './mediawiki/site.ts'
import { react } from './react/site.ts'

/** Every real site, in the languages of their libraries. */
export const allSites: readonly LibrarySite[] = [mediawiki, flask, django, java, go, express, react]
