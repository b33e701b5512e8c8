import type { PlainDate } from '../domain/calendar/plain-date.ts'
import { isRefusal, type Refusal } from '../domain/regulations/finding.ts'
import { type App, type By, momentIn, perform } from './app.ts'
import { packNow } from './edition.ts'
import { journalPaper } from './papers/journal-paper.ts'
import { ruleFor } from './papers/meeting-papers.ts'
import type { QueueReads } from './reads/queue.ts'
import type { PaperMade } from './region-papers.ts'
import { inOwnWords } from './templates/template-in-force.ts'

/** A journal holds no more: a longer one is asked for by parts, as a journal on paper has volumes. */
export const longestJournal = 10_000

/** Those who keep the journal and answer for it; whoever only reads it takes the table. */
export const journalKeepers = ['clerk', 'secretary', 'supervisor'] as const

/**
 * The journal of registration for a period as a paper («книга учёта»: Kaliningrad reg п. 59; KBR reg п. 14.2), frozen as it stands
 * now. Regions whose regulation names no journal get the same table.
 */
export const makeJournal = (
  app: App,
  reads: Pick<QueueReads, 'registrationJournal'>,
  by: By,
  { from, to }: { from: PlainDate; to: PlainDate },
): Promise<PaperMade | Refusal> =>
  perform(app, by, async tx => {
    if (!journalKeepers.some(role => role === by.actor.role))
      return { refused: 'not_yours', because: 'Журнал составляют делопроизводитель, секретарь и руководитель' }
    const pack = packNow(app, by.actor.region)
    if (isRefusal(pack)) return pack
    if (to < from) return { refused: 'invalid', because: 'Период кончается раньше, чем начинается' }
    const lines = await reads.registrationJournal({ region: pack.region, from, to, limit: longestJournal + 1 })
    if (lines.length === 0) return { refused: 'nothing_listed', because: 'За этот период заявлений не поступало' }
    if (lines.length > longestJournal)
      return {
        refused: 'too_long',
        because: `За этот период больше ${longestJournal} заявлений: составьте журнал по частям`,
      }
    const moment = momentIn(app, pack.authority.time_zone)
    const packOf = (line: { pack: string }) => app.law.pack(line.pack)
    const paper = journalPaper(pack, lines, { from, to }, { on: moment.date, packOf })
    const content = await inOwnWords(tx, pack.region, 'registration_journal', paper)
    const id = app.newId()
    await tx.papers.add({
      ...{ id, region: pack.region, form: 'registration_journal', title: content.title, clause: content.clause },
      ...{ recipient: ruleFor(pack, 'registration_journal')?.to ?? 'file', content },
      ...{ madeOn: moment.date, madeAt: moment.at },
    })
    await tx.audit.record({
      ...{ at: moment.at, actorId: by.actor.personId, role: by.actor.role },
      ...{ action: 'paper.made', object: `paper:${id}` },
      details: { form: 'registration_journal', lines: lines.length, region: pack.region, from, to },
    })
    return { paperId: id, lines: lines.length }
  })
