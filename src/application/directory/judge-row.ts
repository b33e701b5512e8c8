import { alikeAmong, organisationKey } from '../../domain/people/organisation-name.ts'
import { faultsOfNumbers } from '../administration/organisations.ts'
import type { KnownOrganisation } from '../stores/directory.ts'
import { type DirectoryRecord, differ, directoryColumns, type RowVerdict, titleOfField } from './record.ts'

/** The directory as rows of a list are looked up in it: by numbers and by every name. */
export type DirectoryIndex = {
  byInn: Map<string, KnownOrganisation[]>
  byKey: Map<string, KnownOrganisation[]>
  /** Organisations named much like one of these names. */
  alike: (names: readonly string[]) => KnownOrganisation[]
}

export const indexOf = (known: readonly KnownOrganisation[]): DirectoryIndex => {
  const byInn = new Map<string, KnownOrganisation[]>()
  const byKey = new Map<string, KnownOrganisation[]>()
  for (const one of known) {
    if (one.inn !== '') byInn.set(one.inn, [...(byInn.get(one.inn) ?? []), one])
    const keys = new Set([
      organisationKey(one.fullName),
      organisationKey(one.shortName),
      ...one.otherNames.map(({ key }) => key),
    ])
    for (const key of keys) byKey.set(key, [...(byKey.get(key) ?? []), one])
  }
  const search = alikeAmong(known, one => [one.fullName, one.shortName])
  return { byInn, byKey, alike: names => search(names, asksFrom).map(({ one }) => one) }
}

/** From this likeness of names a person is asked whether it is the same school. */
const asksFrom = 0.6

/**
 * Compares one row of a list with the directory: by ИНН and КПП first, then by any name it is known under. Empty words of the
 * list never wipe out what the directory knows.
 */
export const judgeRow = (index: DirectoryIndex, record: DirectoryRecord): RowVerdict => {
  const faults = faultsOfRecord(record)
  if (faults.length > 0) return { verdict: 'faulty', organisationId: null, notes: faults }
  const [numbered, ...branches] = withNumbers(index, record)
  if (numbered !== undefined)
    return branches.length > 0
      ? doubtful([numbered, ...branches], 'С этим ИНН в справочнике несколько организаций: укажите КПП')
      : compared(numbered, record, 'найдена по ИНН')
  const named = [
    ...new Set([record.fullName, record.shortName].flatMap(name => index.byKey.get(organisationKey(name)) ?? [])),
  ].filter(one => !(differ(one.inn, record.inn) && differ(one.municipality, record.municipality)))
  const here = named.filter(one => one.municipality === record.municipality)
  const [only, another] = here.length === 1 ? here : named
  if (another !== undefined)
    return doubtful(named, 'Под этим названием в справочнике несколько организаций: укажите ИНН и КПП')
  if (only !== undefined) return sameName(only, record)
  const near = index
    .alike([record.fullName, record.shortName])
    .filter(one => one.municipality === record.municipality || record.municipality === '')
  return near.length > 0
    ? doubtful(
        near,
        'Похоже на то, что уже есть. Если это одно и то же, внесите название как другое и загрузите список снова',
      )
    : { verdict: 'new', organisationId: null, notes: [] }
}

/** A branch has the ИНН of its head organisation and a КПП of its own; a list or the directory may not know it. */
const withNumbers = (index: DirectoryIndex, { inn, kpp }: DirectoryRecord): KnownOrganisation[] => {
  const own = inn === '' ? [] : (index.byInn.get(inn) ?? [])
  const exact = own.filter(one => one.kpp === kpp)
  return exact.length > 0 ? exact : own.filter(one => !differ(one.kpp, kpp))
}

/** Many districts have a school № 1: a name alone does not make it the same one. */
const sameName = (one: KnownOrganisation, record: DirectoryRecord): RowVerdict => {
  if (differ(one.inn, record.inn))
    return doubtful([one], `Название то же, а ИНН другой: в справочнике ${one.inn}, в списке ${record.inn}`)
  if ((one.inn !== '' && one.inn === record.inn) || !differ(one.municipality, record.municipality))
    return compared(one, record, 'найдена по названию')
  return doubtful(
    [one],
    `Название то же, а район другой: в справочнике ${one.municipality}. Если организация та же, исправьте район в её карточке; если другая, укажите ИНН обеих`,
  )
}

const doubtful = (candidates: readonly KnownOrganisation[], why: string): RowVerdict => ({
  verdict: 'doubtful',
  organisationId: candidates[0]?.id ?? null,
  notes: [
    why,
    ...candidates.slice(0, 3).map(one => `В справочнике: ${one.shortName}${one.inn === '' ? '' : `, ИНН ${one.inn}`}`),
  ],
})

const compared = (known: KnownOrganisation, record: DirectoryRecord, how: string): RowVerdict => {
  const differs = directoryColumns
    .map(({ field }) => field)
    .filter(field => field !== 'otherNames')
    .filter(field => record[field] !== '' && record[field] !== known[field])
  return {
    verdict: differs.length > 0 ? 'changed' : 'same',
    organisationId: known.id,
    notes:
      differs.length === 0
        ? []
        : [
            how,
            ...differs.map(
              field => `${titleOfField(field)}: было «${known[field] || 'пусто'}», станет «${record[field]}»`,
            ),
          ],
  }
}

/** What keeps a row out, in sentences; nothing when it may be kept. */
export const faultsOfRecord = (record: DirectoryRecord): string[] => [
  ...(record.fullName === '' ? ['Нет полного названия'] : []),
  ...(record.fullName.length > 500 ? ['Полное название длиннее 500 знаков'] : []),
  ...(record.shortName.length > 120 ? ['Короткое название длиннее 120 знаков'] : []),
  ...(record.email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(record.email)
    ? [`Адрес почты написан с ошибкой: ${record.email}`]
    : []),
  ...faultsOfNumbers({ ...record, inn: known(record.inn), kpp: known(record.kpp), ogrn: known(record.ogrn) }).map(
    ({ message }) => message,
  ),
]

const known = (text: string): string | undefined => text || undefined
