import { deadlinesInWords } from './in-words/deadlines.ts'
import { commissionInWords, orderInWords, pathsInWords } from './in-words/decision.ts'
import { expertsInWords } from './in-words/experts.ts'
import {
  acceptanceGroundsInWords,
  requestsInWords,
  serviceGroundsInWords,
  supplementInWords,
  withdrawalInWords,
} from './in-words/grounds.ts'
import {
  afterRefusalInWords,
  applicationInWords,
  authorityInWords,
  categoriesInWords,
  channelsInWords,
  consentInWords,
  evidenceInWords,
  filesInWords,
  forceInWords,
  representativeInWords,
} from './in-words/intake.ts'
import {
  adviceInWords,
  byHandInWords,
  documentsInWords,
  numbersInWords,
  officesInWords,
  outsideInWords,
  questionsInWords,
  statusesInWords,
  variantsInWords,
} from './in-words/papers.ts'
import type { Reading, Section } from './in-words/reading.ts'
import type { Pack } from './pack.ts'

/** Sections in the order of the sheet, which is the order of a case: from the application to the archive. */
const sections: readonly Section<Pack>[] = [
  forceInWords,
  authorityInWords,
  categoriesInWords,
  afterRefusalInWords,
  channelsInWords,
  representativeInWords,
  applicationInWords,
  consentInWords,
  evidenceInWords,
  filesInWords,
  acceptanceGroundsInWords,
  serviceGroundsInWords,
  withdrawalInWords,
  supplementInWords,
  requestsInWords,
  pathsInWords,
  expertsInWords,
  commissionInWords,
  orderInWords,
  deadlinesInWords,
  documentsInWords,
  statusesInWords,
  variantsInWords,
  numbersInWords,
  officesInWords,
  adviceInWords,
  byHandInWords,
  outsideInWords,
  questionsInWords,
]

/** The whole pack as the system understands it: a sentence for every line, with its clause, rules and open questions. */
export const inWords = (pack: Pack): Reading[] => sections.flatMap(section => section(pack))
