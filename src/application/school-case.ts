import { nextDate, type Status, statusOf } from '../domain/case/status.ts'
import { mayRead } from '../domain/people/access.ts'
import type { Actor } from '../domain/people/roles.ts'
import type { Refusal } from '../domain/regulations/finding.ts'
import type { Pack } from '../domain/regulations/pack.ts'
import type { DocumentKind } from '../domain/regulations/vocabulary.ts'
import { type App, momentIn } from './app.ts'
import { applicantMoves } from './applicant-moves.ts'
import { deadlinesOfCase } from './project-case.ts'
import type { CaseCard } from './reads/cases.ts'
import type { PaperLine } from './reads/papers.ts'
import type { Reads } from './reads.ts'

/** A case of a teacher as the school may see it: its way and its result, no points, no papers of the teacher. */
export type SchoolCase = {
  card: CaseCard
  pack: Pack
  status: Status
  next: ReturnType<typeof nextDate>
  /** Letters and papers meant for the employer. */
  papers: PaperLine[]
  /** Why the school cannot answer a request now; undefined when it is asked and may. */
  bar: Refusal | undefined
}

/** Papers a school may send with its answer: its own, not the teacher's. */
export const schoolPapers: readonly DocumentKind[] = [
  'employer_petition',
  'council_minutes',
  'employment_certificate',
  'other',
]

/** undefined when there is no such case or it is not of this school. The caller writes the access down. */
export const schoolCase = async (
  app: App,
  reads: Reads,
  actor: Actor,
  caseId: string,
): Promise<SchoolCase | undefined> => {
  const card = await reads.caseCard(caseId)
  if (card === undefined || actor.role !== 'employer' || !mayRead(actor, card.relation)) return undefined
  const pack = app.law.pack(card.state.pack)
  const today = momentIn(app, pack.authority.time_zone).date
  return {
    card,
    pack,
    status: statusOf(card.state, pack),
    next: card.line.finished ? undefined : nextDate(deadlinesOfCase(app, pack, card.state, today)),
    papers: card.papers.filter(({ recipient }) => recipient === 'employer'),
    bar: barOf(pack, card) ?? applicantMoves(app, pack, card.state, actor).answer,
  }
}

/**
 * The life cycle lets the employer answer a request. What is asked of the teacher stays between the teacher and the ministry,
 * unless the category rests on the employer's petition, which only the school can give.
 */
const barOf = (pack: Pack, { state, line }: CaseCard): Refusal | undefined => {
  if (state.stage !== 'information_asked')
    return { refused: 'not_asked', because: 'Сейчас у школы ничего не спрашивают' }
  const concernsSchool =
    state.asked.of === 'agency' ||
    (state.asked.of === 'applicant' && (pack.petition_path?.for.includes(line.category) ?? false))
  return concernsSchool
    ? undefined
    : { refused: 'not_yours', because: 'Запрос обращён не к школе: на него ответит сам педагог или другое ведомство' }
}
