import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { returnRefusal, setRefusal } from '../../domain/school/certification.ts'
import { record } from '../administration/record.ts'
import { type App, type By, momentIn, notFound, perform } from '../app.ts'
import { packNow } from '../edition.ts'
import { actPaper } from '../papers/school-papers.ts'
import { StaleCase } from '../stale-case.ts'
import type { Tx } from '../storage.ts'
import type { CertificationSet, SetItem } from '../stores/school.ts'
import { isUuid } from '../uuid.ts'
import { type Choice, certifiableOf } from './certifiable.ts'
import { keepSchoolPaper, nextSchoolNumber } from './school-paper.ts'
import { tellPerson, tellSchool } from './tell.ts'

export type SetDone = { setId: string }

/** What a teacher sends: files by their place, and words to the school. Of a case, or of the portfolio to a named school. */
export type Sent = {
  choice: readonly Choice[]
  note?: string | undefined
  of: { caseId: string } | { organisationId: string; region: string }
}

/** Sends files to the school to be certified together. Only one's own; the bytes are named as they are now. */
export const sendToSchool = (app: App, by: By, sent: Sent): Promise<SetDone | Refusal> =>
  perform(app, by, async tx => {
    const found = await certifiableOf(app, tx, by, sent.of)
    if (isRefusal(found)) return found
    const items = chosen(found.items, sent.choice)
    const faulty = setRefusal(items.map(({ digest }) => digest))
    if (faulty !== undefined) return faulty
    const set: CertificationSet = {
      ...{ id: app.newId(), region: found.region, organisationId: found.organisationId, ownerId: by.actor.personId },
      ...{ caseId: found.caseId, status: 'sent', round: 1, note: sent.note?.trim() || null },
      ...{ sentAt: app.clock.now(), returnedAt: null, version: 1 },
    }
    await tx.school.putSet(set)
    await tx.school.addItems(set.id, 1, items)
    await record(app, tx, by, 'certification.sent', `set:${set.id}`, { files: items.length })
    await tellSchool(app, tx, set.organisationId, {
      region: set.region,
      subject: 'Заверьте документы педагога',
      body: `Педагог отправил документы на заверение, файлов: ${items.length}. Откройте раздел «Что ждёт школу».`,
    })
    return { setId: set.id }
  })

/** After the school's remarks: the same set with mended files, as a new round. Files that were fine stay or go as chosen. */
export const sendAgain = (
  app: App,
  by: By,
  setId: string,
  sent: Pick<Sent, 'choice' | 'note'>,
): Promise<SetDone | Refusal> =>
  perform(app, by, async tx => {
    const set = await ownSet(tx, by, setId)
    if (set === undefined) return noSet
    if (set.status !== 'returned')
      return { refused: 'not_now', because: 'Отправить ещё раз можно то, что школа вернула с замечаниями' }
    const of = set.caseId === null ? { organisationId: set.organisationId, region: set.region } : { caseId: set.caseId }
    const found = await certifiableOf(app, tx, by, of)
    if (isRefusal(found)) return found
    const items = chosen(found.items, sent.choice)
    const faulty = setRefusal(items.map(({ digest }) => digest))
    if (faulty !== undefined) return faulty
    const round = set.round + 1
    await tx.school.putSet({
      ...set,
      ...{ status: 'sent', round, note: sent.note?.trim() || null, sentAt: app.clock.now() },
      version: set.version + 1,
    })
    await tx.school.addItems(setId, round, items)
    await record(app, tx, by, 'certification.sent_again', `set:${setId}`, { round, files: items.length })
    await tellSchool(app, tx, set.organisationId, {
      region: set.region,
      subject: 'Документы исправлены и ждут заверения',
      body: 'Педагог исправил документы по вашим замечаниям. Откройте раздел «Что ждёт школу».',
    })
    return { setId }
  })

/** Takes a set back while the school has made no act. */
export const withdrawSet = (app: App, by: By, setId: string): Promise<SetDone | Refusal> =>
  perform(app, by, async tx => {
    const set = await ownSet(tx, by, setId)
    if (set === undefined) return noSet
    if (set.status === 'certified')
      return { refused: 'certified', because: 'Школа уже составила акт: отозвать документы нельзя' }
    if (set.status === 'withdrawn') return { setId }
    await tx.school.putSet({ ...set, status: 'withdrawn', version: set.version + 1 })
    await record(app, tx, by, 'certification.withdrawn', `set:${setId}`, {})
    return { setId }
  })

/** The school returns a set with a remark to each file that must be mended. `seen`: the version its page was drawn from. */
export const returnSet = (
  app: App,
  by: By,
  setId: string,
  { remarks, seen }: { remarks: Readonly<Record<number, string>>; seen: number },
): Promise<SetDone | Refusal> =>
  perform(app, by, async tx => {
    const set = await setAtSchool(tx, by, setId, seen)
    if (isRefusal(set)) return set
    const items = await tx.school.setItems(setId, set.round)
    const kept = Object.fromEntries(
      Object.entries(remarks).flatMap(([place, words]) =>
        items[Number(place) - 1] === undefined || words.trim() === '' ? [] : [[Number(place), words.trim()]],
      ),
    )
    const faulty = returnRefusal(Object.values(kept))
    if (faulty !== undefined) return faulty
    await tx.school.remark(setId, set.round, kept)
    const at = app.clock.now()
    await tx.school.putSet({ ...set, status: 'returned', returnedAt: at, version: set.version + 1 })
    await record(app, tx, by, 'certification.returned', `set:${setId}`, { remarks: Object.keys(kept).length })
    await tellPerson(app, tx, set.ownerId, {
      ...{ region: set.region, caseId: set.caseId ?? undefined },
      subject: 'Школа вернула документы с замечаниями',
      body: `Замечаний: ${Object.keys(kept).length}. Откройте раздел «Школа», исправьте файлы и отправьте ещё раз.`,
    })
    return { setId }
  })

export type ActDone = { actId: string; documentId: string }

/** One act over all files of the set as they were sent: frozen, numbered, to be signed by the head. */
export const certifySet = (app: App, by: By, setId: string, seen: number): Promise<ActDone | Refusal> =>
  perform(app, by, async tx => {
    const set = await setAtSchool(tx, by, setId, seen)
    if (isRefusal(set)) return set
    const pack = packNow(app, set.region)
    if (isRefusal(pack)) return pack
    const { date } = momentIn(app, pack.authority.time_zone)
    const school = await tx.organisations.get(set.organisationId)
    const teacher = await tx.people.get(set.ownerId)
    if (school === undefined || teacher === undefined) throw new Error(`Set ${setId} has no school or no person`)
    const items = await tx.school.setItems(setId, set.round)
    const form = 'certification_act'
    const number = await nextSchoolNumber(tx, set.region, set.organisationId, form, date)
    const paper = actPaper({ pack, school, teacher, date, number }, items, set.round)
    const documentId = await keepSchoolPaper(app, tx, form, set.region, paper)
    const actId = app.newId()
    await tx.school.putSet({ ...set, status: 'certified', version: set.version + 1 })
    await tx.school.putAct({
      ...{ id: actId, setId, region: set.region, organisationId: set.organisationId, ownerId: set.ownerId, number },
      ...{ madeOn: date, madeBy: by.actor.personId, documentId, signedAt: null, signedWay: null, cancelledAt: null },
    })
    await tx.school.addDigests(actId, [...new Set(items.map(({ digest }) => digest))])
    await record(app, tx, by, 'certification.act_made', `act:${actId}`, { files: items.length })
    return { actId, documentId }
  })

/** Takes back an act that nobody has signed: the files wait for the school again. */
export const cancelAct = (app: App, by: By, setId: string): Promise<SetDone | Refusal> =>
  perform(app, by, async tx => {
    const set = isUuid(setId) ? await tx.school.certificationSet(setId) : undefined
    if (set === undefined || !isOwnSchool(by, set)) return noSet
    const act = await tx.school.actOfSet(setId)
    if (act === undefined) return { refused: 'no_act', because: 'Акта по этим документам нет' }
    if (act.signedAt !== null)
      return {
        refused: 'signed',
        because: 'Акт подписан. Подписанный акт не отменяют: исправленные файлы заверяют новым',
      }
    await tx.school.putAct({ ...act, cancelledAt: app.clock.now() })
    await tx.school.putSet({ ...set, status: 'sent', version: set.version + 1 })
    await record(app, tx, by, 'certification.act_cancelled', `act:${act.id}`, {})
    return { setId }
  })

/** The files of the choice in the order they are shown; the same bytes stand once. */
const chosen = (items: readonly SetItem[], choice: readonly Choice[]): SetItem[] => {
  const taken = items.filter(item => choice.some(one => one.source === item.source && one.id === item.sourceId))
  return taken.filter((item, at) => taken.findIndex(one => one.digest === item.digest) === at)
}

const ownSet = async (tx: Tx, { actor }: By, setId: string): Promise<CertificationSet | undefined> => {
  const set = isUuid(setId) ? await tx.school.certificationSet(setId) : undefined
  return actor.role === 'teacher' && set?.ownerId === actor.personId ? set : undefined
}

const isOwnSchool = ({ actor }: By, { organisationId }: CertificationSet): boolean =>
  actor.role === 'employer' && actor.organisationId === organisationId

/** A set that waits for this school, unchanged since its page was drawn: nobody certifies files they have not seen. */
const setAtSchool = async (tx: Tx, by: By, setId: string, seen: number): Promise<CertificationSet | Refusal> => {
  const set = isUuid(setId) ? await tx.school.certificationSet(setId) : undefined
  if (set === undefined || !isOwnSchool(by, set)) return noSet
  if (set.status === 'withdrawn') return { refused: 'withdrawn', because: 'Педагог отозвал эти документы' }
  if (set.status !== 'sent') return { refused: 'not_now', because: 'Эти документы школа уже рассмотрела' }
  if (set.version !== seen) throw new StaleCase(setId)
  return set
}

const noSet: Refusal = { ...notFound, because: 'Таких документов нет или они вам недоступны' }
