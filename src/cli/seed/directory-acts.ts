import { checkList } from '../../application/directory/import.ts'
import { mergeOrganisations } from '../../application/directory/merge.ts'
import { addOtherName } from '../../application/directory/names.ts'
import { directoryColumns } from '../../application/directory/record.ts'
import type { TableRow } from '../../application/spreadsheet.ts'
import type { Organisation } from '../../application/stores/people.ts'
import { addDays } from '../../domain/calendar/plain-date.ts'
import { type Act, as, type RegionWorld } from './region-world.ts'
import { planOf } from './story-plan.ts'

/** The directory lives: a school written down twice and merged, another name, one typed by hand, a list that waits. */
export const directoryActs = (world: RegionWorld): Act[] => {
  const [first, second] = world.schools
  if (first === undefined || second === undefined) return []
  const plan = planOf(world, {}, addDays(world.today, -20))
  const { app } = world
  const admin = as(world, 'admin')
  const twin = newSchool(world, `${first.shortName} (старое здание)`)
  const typed = newSchool(world, `${second.shortName.replace(/^\p{Lu}+ /u, '')}, корпус 2`)
  plan.act('write schools down', () =>
    app.storage.write(async tx => {
      for (const one of [twin, typed]) await tx.organisations.put(one)
      await tx.directory.setTypedByHand(typed.id, true)
      return {}
    }),
  )
  plan.wait(1)
  plan.act('merge a school', () => mergeOrganisations(app, admin, twin.id, first.id, 'Внесена дважды'))
  plan.act('other name', () => addOtherName(app, admin, second.id, `${second.shortName}, основное здание`))
  plan.wait(3)
  plan.act('check a list', () => checkList(app, admin, 'Школы района.xlsx', listOf(world.schools)))
  return plan.acts
}

const newSchool = ({ app, region }: RegionWorld, name: string): Organisation => ({
  id: app.newId(),
  region,
  fullName: name,
  shortName: name,
  municipality: null,
  address: null,
  email: null,
  headName: null,
})

/** A list as a municipality would send it: one known, one changed, one new, one with a wrong ИНН. */
async function* listOf(schools: readonly Organisation[]): AsyncIterable<TableRow> {
  const [known, moved] = schools
  const rows: Partial<Record<(typeof directoryColumns)[number]['field'], string>>[] = [
    { fullName: known?.fullName ?? '', shortName: known?.shortName ?? '' },
    { fullName: moved?.fullName ?? '', shortName: moved?.shortName ?? '', address: 'ул. Садовая, д. 12' },
    {
      fullName: 'Муниципальное автономное учреждение дополнительного образования «Детская школа искусств № 4»',
      shortName: 'ДШИ № 4',
      otherNames: 'Школа искусств на Садовой',
    },
    {
      fullName: 'Муниципальное казённое общеобразовательное учреждение «Основная общеобразовательная школа № 31»',
      shortName: 'ООШ № 31',
      inn: '7701234568',
    },
  ]
  const cells = [
    directoryColumns.map(({ title }) => title),
    ...rows.map(row => directoryColumns.map(({ field }) => row[field] ?? '')),
  ]
  for (const [place, line] of cells.entries()) yield { sheet: 'Школы', row: place + 1, cells: line }
}
