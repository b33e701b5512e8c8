import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Points } from '../../domain/case/events.ts'
import { scoreSheet, sheetFaults } from '../../domain/expertise/scoring.ts'
import { type Comments, commentFaults } from '../../domain/expertise/sheet-comments.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'
import { type App, type By, momentIn, perform } from '../app.ts'
import { criteriaOn } from '../criteria/criteria-of-case.ts'
import { packNow } from '../edition.ts'
import { StaleCase } from '../stale-case.ts'
import type { Tx } from '../storage.ts'
import type { Calibration, CalibrationSheet } from '../stores/quality.ts'
import { strippedCase } from './stripped-case.ts'

const noCalibration: Refusal = { refused: 'not_found', because: 'Такой калибровки нет или она вам недоступна' }

export type NewCalibration = {
  title: string
  about: string
  category: Category
  position: string
  /** Number of a finished case to take the marks and proofs of, stripped of names; absent for an invented one. */
  fromNumber?: string | undefined
}

/** Begins a calibration portfolio: a draft that only its region's secretary and supervisor see. */
export const startCalibration = (app: App, by: By, asked: NewCalibration): Promise<{ id: string } | Refusal> =>
  perform(app, by, async tx => {
    const { region, personId } = by.actor
    const pack = packNow(app, region)
    if (isRefusal(pack)) return pack
    const moment = momentIn(app, pack.authority.time_zone)
    const taken = asked.fromNumber === undefined ? undefined : await strippedCase(tx, region, asked.fromNumber)
    if (taken !== undefined && isRefusal(taken)) return taken
    const [category, position] = [taken?.category ?? asked.category, taken?.position ?? asked.position]
    const criteria = await criteriaOn(app, tx.criteria.inForce, pack, { category, position }, moment.date)
    if (criteria === undefined)
      return { refused: 'no_criteria', because: 'Для этой категории и должности нет экспертного листа' }
    const id = app.newId()
    const codes = new Set(criteria.sections.flatMap(section => section.criteria.map(({ code }) => code)))
    await tx.calibrations.put({
      ...{
        id,
        region,
        title: asked.title,
        about: asked.about,
        category,
        position,
        criteria,
        status: 'draft',
        due: null,
      },
      materials: kept(taken?.materials ?? {}, codes),
      reference: kept(taken?.reference ?? {}, codes),
      ...{ explanations: {}, madeBy: personId, madeAt: moment.at, version: 1 },
    })
    return { id }
  })

/** Only what the set of today knows: an old case may have been judged by other items. */
const kept = <T>(all: Readonly<Record<string, T>>, codes: ReadonlySet<string>): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([code]) => codes.has(code)))

export type CalibrationDraft = Pick<Calibration, 'title' | 'about' | 'materials' | 'reference' | 'explanations'>

/** Keeps a portfolio in the making, whole or not. Throws StaleCase when somebody has saved it since. */
export const saveCalibration = (
  app: App,
  by: By,
  seen: { id: string; version: number },
  draft: CalibrationDraft,
): Promise<{ id: string } | Refusal> =>
  perform(app, by, async tx => {
    const found = await ownDraft(tx, by, seen.id)
    if (isRefusal(found)) return found
    if (found.version !== seen.version) throw new StaleCase(seen.id)
    const strange = Object.entries(sheetFaults(found.criteria, draft.reference)).find(
      ([code]) => draft.reference[code] !== undefined,
    )
    if (strange !== undefined) return { refused: 'points_outside_scale', because: strange[1] }
    await tx.calibrations.put({ ...found, ...draft, version: found.version + 1 })
    return { id: seen.id }
  })

/** What a portfolio lacks before it can be given out, by item. */
export const calibrationFaults = ({ criteria, materials, reference }: Calibration): string[] => [
  ...Object.values(sheetFaults(criteria, reference)),
  ...criteria.sections.flatMap(section =>
    section.criteria
      .filter(({ code }) => !materials[code]?.trim())
      .map(({ code }) => `Показатель ${code}: напишите, что показывает портфолио (или что ничего не представлено)`),
  ),
]

/** Gives a portfolio out: from now on it cannot be changed. */
export const openCalibration = (
  app: App,
  by: By,
  id: string,
  { due, expertIds }: { due: PlainDate; expertIds: readonly string[] },
): Promise<{ id: string } | Refusal> =>
  perform(app, by, async tx => {
    const found = await ownDraft(tx, by, id)
    if (isRefusal(found)) return found
    const [fault] = calibrationFaults(found)
    if (fault !== undefined) return { refused: 'not_ready', because: fault }
    const pack = packNow(app, found.region)
    if (isRefusal(pack)) return pack
    if (due < momentIn(app, pack.authority.time_zone).date)
      return { refused: 'invalid', because: 'Срок не может быть в прошлом' }
    const pool = new Set((await tx.experts.pool(found.region)).map(expert => expert.id))
    const chosen = [...new Set(expertIds)]
    if (chosen.length < 2 || chosen.some(one => !pool.has(one)))
      return { refused: 'invalid', because: 'Выберите хотя бы двух специалистов из реестра региона' }
    await tx.calibrations.put({ ...found, status: 'open', due, version: found.version + 1 })
    for (const expertId of chosen) await tx.calibrations.putSheet({ ...emptySheet, calibrationId: id, expertId })
    await told(app, tx, by, id, 'calibration.opened', { experts: chosen.length })
    return { id }
  })

/** Ends a calibration: those who have signed see the reference with its explanations. */
export const closeCalibration = (app: App, by: By, id: string): Promise<{ id: string } | Refusal> =>
  perform(app, by, async tx => {
    const found = await tx.calibrations.get(id)
    if (found === undefined || found.region !== by.actor.region) return noCalibration
    if (found.status !== 'open') return { refused: 'not_now', because: 'Калибровка уже завершена или ещё не начата' }
    await tx.calibrations.put({ ...found, status: 'closed', version: found.version + 1 })
    await told(app, tx, by, id, 'calibration.closed', {})
    return { id }
  })

/** Keeps one's own sheet of a calibration, whole or not. */
export const saveCalibrationSheet = (
  app: App,
  by: By,
  id: string,
  points: Points,
  comments: Comments,
): Promise<{ id: string; savedAt: string } | Refusal> =>
  perform(app, by, async tx => {
    const found = await ownSheet(tx, by, id)
    if (isRefusal(found)) return found
    const strange = Object.entries(sheetFaults(found.calibration.criteria, points)).find(
      ([code]) => points[code] !== undefined,
    )
    if (strange !== undefined) return { refused: 'points_outside_scale', because: strange[1] }
    const at = app.clock.now()
    await tx.calibrations.putSheet({ ...found.sheet, points, comments, savedAt: at })
    return { id, savedAt: at.toISOString() }
  })

/** Signs it; the last signature ends the calibration. */
export const signCalibrationSheet = (
  app: App,
  by: By,
  { id, savedAt }: { id: string; savedAt: string },
): Promise<{ id: string } | Refusal> =>
  perform(app, by, async tx => {
    const found = await ownSheet(tx, by, id)
    if (isRefusal(found)) return found
    const { calibration, sheet } = found
    if (sheet.savedAt?.toISOString() !== savedAt)
      return { refused: 'sheet_changed', because: 'Лист изменён в другом окне: проверьте его ещё раз перед подписью' }
    const [bare] = Object.values(commentFaults(sheet.points, sheet.comments))
    if (bare !== undefined) return { refused: 'comment_required', because: bare }
    const scored = scoreSheet(calibration.criteria, calibration.category, sheet.points)
    if (isRefusal(scored)) return scored
    const { total, percent, meets } = scored
    await tx.calibrations.putSheet({ ...sheet, total, percent, meets, signedAt: app.clock.now() })
    const others = await tx.calibrations.sheets(id)
    if (others.every(({ signedAt }) => signedAt !== null))
      await tx.calibrations.put({ ...calibration, status: 'closed', version: calibration.version + 1 })
    return { id }
  })

const emptySheet: Omit<CalibrationSheet, 'calibrationId' | 'expertId'> = {
  ...{ points: {}, comments: {}, savedAt: null, signedAt: null, total: null, percent: null, meets: null },
}

const ownDraft = async (tx: Tx, { actor }: By, id: string): Promise<Calibration | Refusal> => {
  const found = await tx.calibrations.get(id)
  if (found === undefined || found.region !== actor.region) return noCalibration
  return found.status === 'draft'
    ? found
    : { refused: 'not_now', because: 'Калибровка уже роздана: изменить её нельзя' }
}

/** An own sheet still to be filled in. Held until the end of the transaction. */
const ownSheet = async (
  tx: Tx,
  { actor }: By,
  id: string,
): Promise<{ calibration: Calibration; sheet: CalibrationSheet } | Refusal> => {
  const calibration = await tx.calibrations.get(id)
  const sheet = await tx.calibrations.sheet(id, actor.personId)
  if (calibration === undefined || sheet === undefined || calibration.region !== actor.region) return noCalibration
  if (calibration.status === 'draft') return noCalibration
  if (calibration.status === 'closed') return { refused: 'not_now', because: 'Калибровка завершена' }
  return sheet.signedAt === null
    ? { calibration, sheet }
    : { refused: 'already_signed', because: 'Вы уже подписали этот лист' }
}

const told = (app: App, tx: Tx, { actor }: By, id: string, action: string, details: object): Promise<void> =>
  tx.audit.record({
    ...{ at: app.clock.now(), actorId: actor.personId, role: actor.role, action, object: `calibration:${id}`, details },
  })
