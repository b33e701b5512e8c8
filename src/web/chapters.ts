import { around } from './chapters/around.ts'
import { commission } from './chapters/commission.ts'
import { everybody } from './chapters/everybody.ts'
import { office } from './chapters/office.ts'
import { teacher } from './chapters/teacher.ts'
import type { Chapter } from './screens.ts'

/** Every chapter of the site. */
export const chapters: readonly Chapter[] = [...teacher, ...office, ...commission, ...everybody, ...around]
