import type { PlainDate } from '../domain/calendar/plain-date.ts'
import type { Command } from '../domain/case/commands.ts'
import { decide } from '../domain/case/decide.ts'
import type { CaseEvent, Recorded } from '../domain/case/events.ts'
import { evolve } from '../domain/case/evolve.ts'
import type { Actor } from '../domain/people/roles.ts'
import { isRefusal, type Refusal } from '../domain/regulations/finding.ts'
import { type App, type Moment, momentIn } from './app.ts'
import { criteriaOfCase } from './criteria/criteria-of-case.ts'
import { papersDue } from './papers/case-papers.ts'
import { composeCasePaper } from './papers/compose-case-paper.ts'
import { subjectOf } from './papers/load-subject.ts'
import type { Paper } from './papers/paper.ts'
import type { CaseCard } from './reads/cases.ts'
import { doubtsOf } from './templates/paper-fields.ts'
import { inOwnWords } from './templates/template-in-force.ts'

/** A letter as it would be made. */
export type PaperPreview = { title: string; recipient: string; paper: Paper }

/**
 * The papers a command would make, composed by the rules that will make them and not kept. A refusal is the one the
 * command itself would get.
 */
export const previewPapers = async (
  app: App,
  actor: Actor,
  card: CaseCard,
  command: Command,
): Promise<PaperPreview[] | Refusal> => {
  const pack = app.law.pack(card.state.pack)
  const moment = momentIn(app, pack.authority.time_zone)
  return app.storage.write(async tx => {
    const answer = decide(card.state, command, {
      pack,
      calendar: app.law.calendar(pack.region),
      nomenclature: app.law.nomenclature,
      criteria: await criteriaOfCase(app, tx.criteria.inForce, pack, card.state, moment.date),
      actor,
      today: moment.date,
      world: { experts: [], applicantOrganisationId: card.state.application.organisationId },
    })
    if (isRefusal(answer)) return answer
    const events = answer.map((event, index) => recordedNow(event, actor, moment, card.version + index + 1))
    const state = events.reduce<ReturnType<typeof evolve>>(evolve, card.state)
    if (state.stage === 'draft') return []
    const previews: PaperPreview[] = []
    for (const event of events) {
      const due = papersDue(pack, state, event)
      if (due.length === 0) continue
      const forms = due.map(({ form }) => form)
      const subject = await subjectOf(app, tx, { caseId: card.line.id, pack, state, moment }, event, forms)
      for (const rule of due)
        previews.push({
          title: rule.title,
          recipient: rule.to,
          paper: await inOwnWords(tx, pack.region, rule.form, composeCasePaper(rule, subject), doubtsOf(subject)),
        })
    }
    return previews
  })
}

const recordedNow = (event: CaseEvent, actor: Actor, moment: Moment, version: number): Recorded<CaseEvent> => ({
  ...event,
  on: moment.date as PlainDate,
  at: moment.at.toISOString(),
  actorId: actor.personId,
  role: actor.role,
  version,
})
