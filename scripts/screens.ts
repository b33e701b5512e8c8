import { applicantScreens } from './screens/applicants.ts'
import { openScreens } from './screens/everybody.ts'
import { judgingScreens } from './screens/judges.ts'
import { officeScreens } from './screens/office.ts'
import { paperScreens } from './screens/papers.ts'
import type { Screen } from './screens/road.ts'

/** Every screen of the gallery, in the order of the road of an application. */
export const screens: readonly Screen[] = [
  ...applicantScreens,
  ...officeScreens,
  ...judgingScreens,
  ...paperScreens,
  ...openScreens,
]
