import type { PageDefinition } from '../page.ts'
import { django } from './django.ts'
import { gregwar } from './gregwar.ts'
import { svgArithmetic } from './svg-arithmetic.ts'
import { svgImage } from './svg-image.ts'
import { svgInline } from './svg-inline.ts'
import { trek } from './trek.ts'

/** Every page, in the order of the list and the gallery. */
export const pages: PageDefinition[] = [svgInline, svgImage, svgArithmetic, trek, django, gregwar]
