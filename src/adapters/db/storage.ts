import type { Storage, Tx } from '../../application/storage.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { accountRows } from './account-rows.ts'
import { archives } from './archives.ts'
import { audit } from './audit.ts'
import { awardDoubts } from './award-doubts.ts'
import { calibrations } from './calibrations.ts'
import { caseRows } from './case-rows.ts'
import { categories } from './categories.ts'
import { certificates } from './certificates.ts'
import { checkCodes } from './check-codes.ts'
import { commission } from './commission.ts'
import type { Connection, Db } from './connect.ts'
import { counters } from './counters.ts'
import { criteriaEditions } from './criteria.ts'
import { directory } from './directory.ts'
import { drafts } from './drafts.ts'
import { eventLog } from './event-log.ts'
import { experts } from './experts.ts'
import { fileCheckRows } from './file-checks.ts'
import { fileRows } from './file-rows.ts'
import { meetingNotes } from './meeting-notes.ts'
import { meetingRows } from './meeting-rows.ts'
import { nameForms } from './name-forms.ts'
import { once } from './once.ts'
import { orderHeads } from './order-heads.ts'
import { orders } from './orders.ts'
import { organisations } from './organisations.ts'
import { outgoingJobs } from './outgoing-jobs.ts'
import { panelBatches } from './panel-batches.ts'
import { papers } from './papers.ts'
import { people } from './people.ts'
import { portfolio } from './portfolio.ts'
import { printed } from './printed.ts'
import { qualityRows } from './quality.ts'
import { registry } from './registry.ts'
import { requestRows } from './request-rows.ts'
import { school } from './school.ts'
import { secondOpinions } from './second-opinions.ts'
import { sheets } from './sheets.ts'
import { signings } from './signings.ts'
import { templates } from './templates.ts'
import { testing } from './testing.ts'
import { trustItems } from './trust.ts'
import { uploadRows } from './upload-rows.ts'

/** Everything a use case writes goes through one transaction of this database; a refusal leaves no trace in it. */
export const storage = ({ db }: Pick<Connection, 'db'>): Storage => ({
  write: async work => {
    try {
      return await db.transaction().execute(async transaction => {
        const answer = await work(tx(transaction))
        if (isRefusal(answer)) throw new Refused(answer)
        return answer
      })
    } catch (error) {
      if (error instanceof Refused) return error.refusal
      throw error
    }
  },
})

/** The way out of a transaction that must be rolled back although nothing is wrong. Never leaves this file. */
class Refused extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.refused)
    this.refusal = refusal
  }
}

/** All parts over one connection. Outside a transaction it serves the rebuilding of rows from the log. */
export const tx = (db: Db): Tx => ({
  log: eventLog(db),
  once: once(db),
  cases: caseRows(db),
  drafts: drafts(db),
  people: people(db),
  nameForms: nameForms(db),
  accounts: accountRows(db),
  organisations: organisations(db),
  directory: directory(db),
  experts: experts(db),
  registry: registry(db),
  panelBatches: panelBatches(db),
  sheets: sheets(db),
  commission: commission(db),
  meetings: meetingRows(db),
  meetingNotes: meetingNotes(db),
  orders: orders(db),
  orderHeads: orderHeads(db),
  requests: requestRows(db),
  categories: categories(db),
  papers: papers(db),
  checkCodes: checkCodes(db),
  printed: printed(db),
  templates: templates(db),
  archives: archives(db),
  trust: trustItems(db),
  certificates: certificates(db),
  signings: signings(db),
  files: fileRows(db),
  fileChecks: fileCheckRows(db),
  uploads: uploadRows(db),
  testing: testing(db),
  awardDoubts: awardDoubts(db),
  portfolio: portfolio(db),
  school: school(db),
  criteria: criteriaEditions(db),
  quality: qualityRows(db),
  seconds: secondOpinions(db),
  calibrations: calibrations(db),
  counters: counters(db),
  jobs: outgoingJobs(db),
  audit: audit(db),
})
