import { axum } from './axum/site.ts'
import { django } from './django/site.ts'
import { express } from './express/site.ts'
import { fastapi } from './fastapi/site.ts'
import { flask } from './flask/site.ts'
import { go } from './go/site.ts'
import { gregwar } from './gregwar/site.ts'
import { java } from './java/site.ts'
import type { LibrarySite } from './library-site.ts'
import { mediawiki } from './mediawiki/site.ts'
import { rails } from './rails/site.ts'
import { react } from './react/site.ts'
import { spring } from './spring/site.ts'

/** Every real site, in the languages of their libraries. */
export const allSites: readonly LibrarySite[] = [
  ...[mediawiki, gregwar, rails],
  ...[flask, fastapi, django],
  ...[java, spring, go, axum],
  ...[express, react],
]
