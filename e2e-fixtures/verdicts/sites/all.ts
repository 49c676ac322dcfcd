import type { VerdictSite } from '../verdict-site.ts'
import { controlSites } from './controls.ts'
import { formRefused } from './form-refused.ts'
import { refusingDialogs } from './refusing-dialogs.ts'
import { refusingInPlace } from './refusing-in-place.ts'
import { refusingPages } from './refusing-pages.ts'
import { refusingStatuses } from './refusing-statuses.ts'
import { replacedByWords } from './replaced-by-words.ts'
import { takingElsewhere } from './taking-elsewhere.ts'
import { takingInPlace } from './taking-in-place.ts'
import { takingPages } from './taking-pages.ts'
import { undecided } from './undecided.ts'

/** Every site that needs no build, in the order of the table. */
export const verdictSites: VerdictSite[] = [
  ...refusingPages,
  ...refusingStatuses,
  ...refusingInPlace,
  ...refusingDialogs,
  ...formRefused,
  ...takingPages,
  ...takingInPlace,
  ...replacedByWords,
  ...takingElsewhere,
  ...controlSites,
  ...undecided,
]
