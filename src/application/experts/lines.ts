import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Refusal } from '../../domain/regulations/finding.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { record } from '../administration/record.ts'
import { type App, type By, momentIn, perform } from '../app.ts'
import { packNow } from '../edition.ts'
import type { Tx } from '../storage.ts'
import type { Education, ExpertLeave, ExpertTie, StatedCategory } from '../stores/registry.ts'

export type ExpertLineKind = 'education' | 'category' | 'leave' | 'tie'
export type NewLine =
  | { kind: 'education'; education: Omit<Education, 'id'> }
  | { kind: 'category'; category: Omit<StatedCategory, 'id'> }
  | { kind: 'leave'; leave: Omit<ExpertLeave, 'id'> }
  | { kind: 'tie'; tie: Omit<ExpertTie, 'id' | 'declaredOn'> }

/** The longest leave anybody has in one piece: a longer one is a slip of the pen. */
const longestLeave = 3 * 366

/**
 * One more line about a specialist. The secretary writes everything down; a specialist enters the own leave and declares the own
 * ties.
 */
export const addExpertLine = (app: App, by: By, expertId: string, line: NewLine): Promise<{ id: string } | Refusal> =>
  keeping(app, by, expertId, line.kind, async (tx, today) => {
    const id = app.newId()
    const fault = faultOf(line, today)
    if (fault !== undefined) return { refused: 'invalid', because: fault }
    if (line.kind === 'education') await tx.registry.addEducation(expertId, { id, ...line.education })
    else if (line.kind === 'category') await tx.registry.addCategory(expertId, { id, ...line.category })
    else if (line.kind === 'leave')
      await tx.registry.addLeave(expertId, { id, ...line.leave }, by.actor.personId, app.clock.now())
    else {
      const { organisationId } = line.tie
      const school = organisationId === null ? undefined : await tx.organisations.get(organisationId)
      if (organisationId !== null && school?.region !== by.actor.region)
        return { refused: 'unknown_organisation', because: 'Такой организации нет в справочнике региона' }
      await tx.registry.addTie(expertId, { id, declaredOn: today, ...line.tie })
    }
    const days = line.kind === 'leave' ? line.leave : {}
    await record(app, tx, by, `expert.${line.kind}_added`, `expert:${expertId}`, { line: id, ...days })
    return { id }
  })

/** Takes a line away. A declared tie is taken back by the secretary alone: the specialist has said it once. */
export const removeExpertLine = (
  app: App,
  by: By,
  expertId: string,
  kind: ExpertLineKind,
  id: string,
): Promise<{ id: string } | Refusal> =>
  keeping(app, by, expertId, kind, async tx => {
    if (kind === 'tie' && by.actor.role !== 'secretary')
      return { refused: 'not_yours', because: 'Заявленную связь снимает секретарь комиссии: напишите ему' }
    if (!(await tx.registry.remove(expertId, kind, id))) return { refused: 'not_found', because: 'Такой записи нет' }
    await record(app, tx, by, `expert.${kind}_removed`, `expert:${expertId}`, { line: id })
    return { id }
  })

const faultOf = (line: NewLine, today: PlainDate): string | undefined => {
  if (line.kind === 'leave') {
    const { from, to } = line.leave
    if (to < from) return 'Отпуск кончается раньше, чем начинается: проверьте даты'
    if (Date.parse(to) - Date.parse(from) > longestLeave * 86_400_000) return 'Отпуск длиннее трёх лет: проверьте даты'
  }
  if (line.kind === 'category') {
    if (line.category.setOn > today) return 'Категория не может быть установлена в будущем'
    if (line.category.validUntil !== null && line.category.validUntil < line.category.setOn)
      return 'Срок категории кончается раньше, чем она установлена'
  }
  if (line.kind === 'education' && line.education.year > Number(today.slice(0, 4)))
    return 'Год окончания не может быть в будущем'
  if (line.kind === 'tie' && (line.tie.person === null) === (line.tie.organisationId === null))
    return 'Назовите или человека, или организацию'
  return undefined
}

const keeping = <T extends object>(
  app: App,
  by: By,
  expertId: string,
  kind: ExpertLineKind,
  work: (tx: Tx, today: PlainDate) => Promise<T | Refusal>,
): Promise<T | Refusal> =>
  perform(app, by, async tx => {
    const { actor } = by
    const own = (actor.role === 'expert' || actor.role === 'senior') && actor.personId === expertId
    if (actor.role !== 'secretary' && !(own && (kind === 'leave' || kind === 'tie')))
      return { refused: 'not_yours', because: 'Реестр специалистов ведёт секретарь комиссии' }
    const pack = packNow(app, actor.region)
    if (isRefusal(pack)) return pack
    if ((await tx.experts.regionOf(expertId)) !== actor.region)
      return { refused: 'not_found', because: 'Такого специалиста в реестре нет' }
    return work(tx, momentIn(app, pack.authority.time_zone).date)
  })
