import type { Reads } from '../../../application/reads.ts'
import type { Connection } from '../connect.ts'
import { fileCheckReads } from '../file-checks.ts'
import { accountReads } from './accounts.ts'
import { awardReads } from './awards.ts'
import { caseCard } from './case-card.ts'
import { caseLists } from './case-lists.ts'
import { caseQueue } from './case-queue.ts'
import { criteriaReads } from './criteria.ts'
import { deadlineBoard } from './deadline-board.ts'
import { deskReads } from './desk.ts'
import { directoryReads } from './directory.ts'
import { draftReads } from './drafts.ts'
import { journals } from './journals.ts'
import { judgingControlReads } from './judging-control.ts'
import { listReads } from './lists.ts'
import { meetingReads } from './meetings.ts'
import { orderReads } from './orders.ts'
import { paperReads } from './papers.ts'
import { peopleReads } from './people.ts'
import { portfolioReads } from './portfolio.ts'
import { publicOrderReads } from './public-orders.ts'
import { publicRegister } from './public-register.ts'
import { qualityReads } from './quality.ts'
import { registryReads } from './registry.ts'
import { requestReads } from './requests.ts'
import { schoolReads } from './school.ts'
import { sheetReads } from './sheets.ts'
import { signingReads } from './signings.ts'
import { statistics } from './statistics.ts'
import { systemReads } from './system.ts'
import { templateReads } from './templates.ts'
import { testingReads } from './testing.ts'

/** Everything the screens read, over one pool. */
export const reads = ({ db }: Pick<Connection, 'db'>): Reads => ({
  ...caseQueue(db),
  ...deskReads(db),
  ...caseCard(db),
  ...caseLists(db),
  ...draftReads(db),
  ...paperReads(db),
  ...meetingReads(db),
  ...listReads(db),
  ...orderReads(db),
  ...publicRegister(db),
  ...publicOrderReads(db),
  ...requestReads(db),
  ...peopleReads(db),
  ...registryReads(db),
  ...deadlineBoard(db),
  ...journals(db),
  ...statistics(db),
  ...accountReads(db),
  ...directoryReads(db),
  ...schoolReads(db),
  ...signingReads(db),
  ...templateReads(db),
  ...testingReads(db),
  ...awardReads(db),
  ...portfolioReads(db),
  ...criteriaReads(db),
  ...sheetReads(db),
  ...qualityReads(db),
  ...judgingControlReads(db),
  ...fileCheckReads(db),
  ...systemReads(db),
})
