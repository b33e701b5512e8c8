import type { PlainDate } from '../domain/calendar/plain-date.ts'
import { isRefusal, type Refusal } from '../domain/regulations/finding.ts'
import type { Pack } from '../domain/regulations/pack.ts'
import type { Form } from '../domain/regulations/vocabulary.ts'
import { type App, type By, type Moment, momentIn, perform } from './app.ts'
import { packNow } from './edition.ts'
import { dutyPost } from './papers/duty-words.ts'
import { type Inspection, inspectionAct } from './papers/inspection-act.ts'
import { admittedList, periodWords, questionnaire, testSession } from './papers/list-papers.ts'
import { ruleFor } from './papers/meeting-papers.ts'
import type { Paper, SignatureLine } from './papers/paper.ts'
import { signedName } from './papers/signed-name.ts'
import type { ListReads } from './reads/lists.ts'
import type { Tx } from './storage.ts'
import { inOwnWords } from './templates/template-in-force.ts'

export type PaperMade = { paperId: string; lines: number }

/** A list holds no more: a longer one is asked for by parts. */
export const longestList = 5000

/** The list of the admitted with the schedule, frozen as it stands today. `approverId` is the chair or a deputy of the commission. */
export const makeAdmittedList = (
  app: App,
  reads: ListReads,
  by: By,
  asked: { from: PlainDate; to: PlainDate; meetingId?: string | undefined; approverId?: string | undefined },
): Promise<PaperMade | Refusal> =>
  make(app, by, 'admitted_list', async (tx, { pack, rule, moment }) => {
    const question = { region: pack.region, from: asked.from, to: asked.to, meetingId: asked.meetingId }
    const lines = await reads.admittedCases({ ...question, limit: longestList + 1 })
    if (lines.length === 0) return { refused: 'nothing_listed', because: 'За этот период никто не допущен' }
    if (lines.length > longestList)
      return { refused: 'too_long', because: `В списке больше ${longestList} человек: сузьте период` }
    const roster = await tx.commission.roster(pack.region, moment.date)
    const heads = roster.filter(({ duty }) => duty === 'chair' || duty === 'deputy_chair')
    const seat = heads.find(({ personId }) => personId === asked.approverId) ?? heads[0]
    const approver: SignatureLine =
      seat === undefined
        ? { post: dutyPost(pack, 'chair'), name: null }
        : await lineOf(tx, dutyPost(pack, seat.duty), seat.personId)
    const days = lines.map(({ attestation }) => attestation.on)
    const content = admittedList({ pack, rule, date: moment.date }, lines, {
      approver,
      maker: await lineOf(tx, officeOf(pack, by.actor.role), by.actor.personId),
      period:
        asked.meetingId === undefined
          ? periodWords(asked.from, asked.to)
          : periodWords(days[0] ?? asked.from, days.at(-1) ?? asked.to),
    })
    return { content, lines: lines.length }
  })

/** The sheet of everybody who sat the test on one day. */
export const makeTestSession = (app: App, reads: ListReads, by: By, on: PlainDate): Promise<PaperMade | Refusal> =>
  make(app, by, 'test_sheet', async (tx, { pack, rule, moment }) => {
    const lines = await reads.testedOn(pack.region, on)
    if (lines.length === 0) return { refused: 'nothing_listed', because: 'В этот день никто не проходил тестирование' }
    const secretary = await secretaryLine(tx, pack, on)
    return { content: testSession({ pack, rule, date: moment.date }, on, lines, secretary), lines: lines.length }
  })

/** A blank questionnaire to hand out on paper. */
export const makeQuestionnaire = (app: App, by: By): Promise<PaperMade | Refusal> =>
  make(app, by, 'quality_questionnaire', async (_tx, { pack, rule, moment }) => ({
    content: questionnaire({ pack, rule, date: moment.date }),
    lines: rule.says?.length ?? 0,
  }))

/** The act of an inspection, in the words of those who held it. */
export const makeInspectionAct = (app: App, by: By, inspection: Inspection): Promise<PaperMade | Refusal> =>
  make(app, by, 'inspection_act', async (tx, { pack, rule, moment }) => {
    if (inspection.to < inspection.from)
      return { refused: 'invalid', because: 'Период проверки кончается раньше, чем начинается' }
    const maker = await lineOf(tx, officeOf(pack, by.actor.role), by.actor.personId)
    return { content: inspectionAct({ pack, rule, date: moment.date }, inspection, maker), lines: 1 }
  })

const makers: Partial<Record<Form, readonly By['actor']['role'][]>> = {
  admitted_list: ['clerk', 'secretary'],
  test_sheet: ['clerk', 'secretary'],
  quality_questionnaire: ['clerk', 'secretary'],
  inspection_act: ['supervisor', 'auditor'],
}

type Made = { pack: Pack; rule: Pack['documents'][number]; moment: Pick<Moment, 'date' | 'at'> }

const make = (
  app: App,
  by: By,
  form: Form,
  compose: (tx: Tx, made: Made) => Promise<{ content: Paper; lines: number } | Refusal>,
): Promise<PaperMade | Refusal> =>
  perform(app, by, async tx => {
    if (makers[form]?.includes(by.actor.role) !== true)
      return { refused: 'not_yours', because: 'Этот документ готовят другие сотрудники' }
    const pack = packNow(app, by.actor.region)
    if (isRefusal(pack)) return pack
    const rule = ruleFor(pack, form)
    if (rule === undefined) return { refused: 'not_needed', because: 'Регламент региона такого документа не знает' }
    const moment = momentIn(app, pack.authority.time_zone)
    const composed = await compose(tx, { pack, rule, moment })
    if (isRefusal(composed)) return composed
    return keepRegionPaper(app, tx, by, { pack, rule, moment }, composed)
  })

/** Freezes a paper of the region, in its own wording where it has one, and says so in the journal. */
export const keepRegionPaper = async (
  app: App,
  tx: Tx,
  { actor }: By,
  { pack, rule, moment: { date, at } }: Made,
  composed: { content: Paper; lines: number },
): Promise<PaperMade> => {
  const { form, title, to, clause } = rule
  const content = await inOwnWords(tx, pack.region, form, composed.content)
  const id = app.newId()
  await tx.papers.add({
    ...{ id, region: pack.region, form, title, recipient: to, clause, content },
    ...{ madeOn: date, madeAt: at },
  })
  const { lines } = composed
  await tx.audit.record({
    ...{ at, actorId: actor.personId, role: actor.role },
    ...{ action: 'paper.made', object: `paper:${id}`, details: { form, lines, region: pack.region } },
  })
  return { paperId: id, lines }
}

/** Where the commission's secretary of that day signs. */
export const secretaryLine = async (tx: Tx, pack: Pack, on: PlainDate): Promise<SignatureLine> => {
  const keeper = (await tx.commission.roster(pack.region, on)).find(({ duty }) => duty === 'secretary')
  const post = dutyPost(pack, 'secretary')
  return keeper === undefined ? { post, name: null } : lineOf(tx, post, keeper.personId)
}

const lineOf = async (tx: Tx, post: string, personId: string): Promise<SignatureLine> => {
  const person = await tx.people.get(personId)
  return { post, name: person === undefined ? null : signedName(person), personId }
}

const officeOf = (pack: Pack, role: By['actor']['role']): string =>
  pack.offices.find(one => one.role === role)?.title ?? (role === 'auditor' ? 'Контролёр' : 'Ответственное лицо')
