import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { HeldCategory } from '../../domain/case/application.ts'
import type { Refusal } from '../../domain/regulations/finding.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import {
  mayPetition,
  type PetitionCategory,
  petitionIndicators,
  petitionRefusal,
} from '../../domain/school/petition.ts'
import { record } from '../administration/record.ts'
import { type App, type By, momentIn, notFound, perform } from '../app.ts'
import { packNow } from '../edition.ts'
import type { KeptFile } from '../files.ts'
import { petitionPaper } from '../papers/school-papers.ts'
import { StaleCase } from '../stale-case.ts'
import type { Tx } from '../storage.ts'
import type { Petition } from '../stores/school.ts'
import { isUuid } from '../uuid.ts'
import { atSchool, checkPetition, keepOwn, knownOf, put, workplaceAt } from './petition-state.ts'
import { keepSchoolPaper, nextSchoolNumber } from './school-paper.ts'
import { tellPerson, tellSchool } from './tell.ts'

export type PetitionDone = { petitionId: string }

export type AskedPetition = {
  region: string
  organisationId: string
  category: PetitionCategory
  position: string
  words?: string | undefined
}

/** The teacher asks the own school; what already stands in the way is told at once, before the school works in vain. */
export const askPetition = (app: App, by: By, asked: AskedPetition): Promise<PetitionDone | Refusal> =>
  perform(app, by, async tx => {
    if (by.actor.role !== 'teacher') return notFound
    const school = isUuid(asked.organisationId) ? await tx.organisations.get(asked.organisationId) : undefined
    if (school === undefined || school.region !== asked.region)
      return { refused: 'no_school', because: 'Выберите школу, в которой работаете' }
    const begun = { ...asked, organisationId: school.id, teacherId: by.actor.personId, status: 'asked' as const }
    const fresh = await begin(app, tx, by, begun)
    if (isRefusal(fresh)) return fresh
    await tellSchool(app, tx, school.id, {
      region: asked.region,
      subject: 'Педагог просит ходатайство',
      body: 'Ваш педагог просит ходатайство об установлении категории. Откройте раздел «Ходатайства».',
    })
    return { petitionId: fresh.id }
  })

/** The school begins by itself, for a teacher of its list. */
export const startPetition = (
  app: App,
  by: By,
  { teacherId, category }: { teacherId: string; category: PetitionCategory },
): Promise<PetitionDone | Refusal> =>
  perform(app, by, async tx => {
    const { role, organisationId, region } = by.actor
    if (role !== 'employer' || organisationId === undefined || !isUuid(teacherId)) return notFound
    const place = await workplaceAt(tx, teacherId, region, organisationId)
    if (place === undefined)
      return {
        refused: 'not_yours',
        because: 'Этот педагог у вашей школы не числится: заявлений с вашим местом работы от него не было',
      }
    const { position } = place
    const fresh = await begin(app, tx, by, { region, organisationId, category, position, teacherId, status: 'draft' })
    return isRefusal(fresh) ? fresh : { petitionId: fresh.id }
  })

/** What the form of a petition brings. A file that is not there leaves the one given before. */
export type PetitionWords = {
  texts: Readonly<Record<string, string>>
  council?: string | undefined
  minutesNumber?: string | undefined
  minutesOn?: PlainDate | undefined
  minutesFile?: KeptFile | undefined
  proof?: HeldCategory | undefined
  seen: number
}

/** Keeps what the school has written so far; nothing is checked yet. */
export const savePetition = (app: App, by: By, id: string, words: PetitionWords): Promise<PetitionDone | Refusal> =>
  perform(app, by, async tx => {
    const petition = await atSchool(tx, by, id, ['asked', 'draft'])
    if (isRefusal(petition)) return petition
    if (petition.version !== words.seen) throw new StaleCase(id)
    const { minutesFile, texts } = words
    const minutesFileId = minutesFile === undefined ? petition.minutesFileId : await keepOwn(app, tx, by, minutesFile)
    const kept = petitionIndicators(petition.category).map(code => [code, (texts[code] ?? '').trim().slice(0, 5000)])
    await put(app, tx, petition, {
      ...{ status: 'draft', texts: Object.fromEntries(kept), council: words.council?.trim() || null, minutesFileId },
      ...{ minutesNumber: words.minutesNumber?.trim() || null, minutesOn: words.minutesOn ?? null },
      ...{ proof: words.proof ?? null, writtenBy: by.actor.personId },
    })
    return { petitionId: id }
  })

/** Makes the paper of a petition that passes every check; it is then signed by the head. */
export const makePetition = (
  app: App,
  by: By,
  id: string,
): Promise<(PetitionDone & { documentId: string }) | Refusal> =>
  perform(app, by, async tx => {
    const petition = await atSchool(tx, by, id, ['asked', 'draft'])
    if (isRefusal(petition)) return petition
    const against = petitionRefusal(await checkPetition(app, tx, petition))
    if (against !== undefined) return against
    const pack = packNow(app, petition.region)
    if (isRefusal(pack)) return pack
    const school = await tx.organisations.get(petition.organisationId)
    const teacher = await tx.people.get(petition.teacherId)
    if (school === undefined || teacher === undefined) throw new Error(`Petition ${id} has no school or no person`)
    const { date } = momentIn(app, pack.authority.time_zone)
    const form = 'school_petition'
    // A number given once stays with the petition, however often it is written anew before its signature.
    const number = petition.number ?? (await nextSchoolNumber(tx, petition.region, school.id, form, date))
    const paper = petitionPaper({ pack, school, teacher, date, number }, petition)
    const documentId = await keepSchoolPaper(app, tx, form, petition.region, paper)
    await put(app, tx, petition, { status: 'made', number, madeOn: date, documentId })
    await record(app, tx, by, 'petition.made', `petition:${id}`, { category: petition.category })
    return { petitionId: id, documentId }
  })

/** Back to writing, as long as nobody has signed. */
export const reopenPetition = (app: App, by: By, id: string): Promise<PetitionDone | Refusal> =>
  perform(app, by, async tx => {
    const petition = await atSchool(tx, by, id, ['made'])
    if (isRefusal(petition)) return petition
    await put(app, tx, petition, { status: 'draft', documentId: null })
    return { petitionId: id }
  })

/** The school will not petition: the teacher reads why. */
export const declinePetition = (app: App, by: By, id: string, reason: string): Promise<PetitionDone | Refusal> =>
  perform(app, by, async tx => {
    const petition = await atSchool(tx, by, id, ['asked', 'draft', 'made'])
    if (isRefusal(petition)) return petition
    if (reason.trim() === '') return { refused: 'invalid', because: 'Напишите педагогу, почему школа не ходатайствует' }
    await put(app, tx, petition, { status: 'declined', reason: reason.trim() })
    await record(app, tx, by, 'petition.declined', `petition:${id}`, {})
    await tellPerson(app, tx, petition.teacherId, {
      region: petition.region,
      subject: 'Школа не будет ходатайствовать',
      body: reason.trim(),
    })
    return { petitionId: id }
  })

/** Takes back a signed petition that no application carries yet; its files leave the draft. */
export const withdrawPetition = (app: App, by: By, id: string, reason: string): Promise<PetitionDone | Refusal> =>
  perform(app, by, async tx => {
    const petition = await atSchool(tx, by, id, ['signed'])
    if (isRefusal(petition)) return petition
    if (reason.trim() === '') return { refused: 'invalid', because: 'Напишите, почему ходатайство отзывают' }
    const file = petition.fileId === null ? undefined : await tx.files.get(petition.fileId)
    if (file?.caseId)
      return {
        refused: 'filed',
        because: 'Заявление с этим ходатайством уже подано: отозвать его через систему нельзя. Напишите в министерство',
      }
    for (const fileId of [petition.fileId, petition.minutesCopyId])
      if (fileId !== null && (await tx.files.get(fileId)) !== undefined) await tx.files.remove(fileId)
    await put(app, tx, petition, {
      ...{ status: 'withdrawn', reason: reason.trim(), fileId: null, minutesCopyId: null },
    })
    await record(app, tx, by, 'petition.withdrawn', `petition:${id}`, {})
    await tellPerson(app, tx, petition.teacherId, {
      region: petition.region,
      subject: 'Школа отозвала ходатайство',
      body: `${reason.trim()}\nЕсли ходатайство лежало в черновике заявления, оно оттуда убрано.`,
    })
    return { petitionId: id }
  })

type Begun = Pick<Petition, 'region' | 'organisationId' | 'teacherId' | 'category' | 'position'> & {
  status: 'asked' | 'draft'
  words?: string | undefined
}

const begin = async (app: App, tx: Tx, by: By, begun: Begun): Promise<Petition | Refusal> => {
  const pack: Pack | Refusal = packNow(app, begun.region)
  if (isRefusal(pack)) return pack
  const open = await tx.school.openPetition(begun.organisationId, begun.teacherId, begun.category)
  if (open !== undefined)
    return { refused: 'open_already', because: 'Такое ходатайство уже готовится: откройте его в списке ходатайств' }
  const { words, ...named } = begun
  const at = app.clock.now()
  const petition: Petition = {
    ...named,
    ...{
      id: app.newId(),
      askedWords: begun.status === 'asked' ? (words?.trim() ?? '') : null,
      reason: null,
      texts: {},
      council: null,
    },
    ...{ minutesNumber: null, minutesOn: null, minutesFileId: null, scanFileId: null, proof: null, number: null },
    ...{ madeOn: null, documentId: null, signedAt: null, signedWay: null, fileId: null, minutesCopyId: null },
    ...{ writtenBy: begun.status === 'draft' ? by.actor.personId : null, version: 1, createdAt: at, updatedAt: at },
  }
  // Whoever asks is one's own witness of working there; the school says so by signing.
  const known = await knownOf(tx, petition)
  const today = momentIn(app, pack.authority.time_zone).date
  const against = mayPetition(pack, known, today).filter(({ met }) => !met)
  // A highest category of another region is proved by a paper that the school attaches later.
  const final = petitionRefusal(against.filter(({ rule }) => rule !== 'petition-needs-highest'))
  if (final !== undefined) return final
  await tx.school.putPetition(petition)
  await record(app, tx, by, `petition.${begun.status}`, `petition:${petition.id}`, { category: petition.category })
  return petition
}
