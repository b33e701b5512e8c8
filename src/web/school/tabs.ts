import { waitsOfSchool } from '../../application/school/waits.ts'
import type { Organisation } from '../../application/stores/people.ts'
import { type Html, html } from '../html.ts'
import { paths } from '../paths.ts'
import type { PageContext } from '../route.ts'
import type { Desk } from '../screens.ts'
import { banner } from '../views/banner.ts'
import { sections } from '../views/sections.ts'

export type SchoolTab = 'desk' | 'teachers' | 'petitions' | 'acts' | 'letters'
export type SchoolContext = PageContext<'employer'>

/** The parts of a school's desk; beside the first one, how much waits. */
export const schoolTabs = (current: SchoolTab, waiting?: number): Html =>
  sections('Школа', [
    {
      label: 'Что ждёт школу',
      address: paths.schoolDesk(),
      current: current === 'desk',
      count: waiting === 0 ? undefined : waiting,
    },
    { label: 'Мои педагоги', address: paths.ownTeachers(), current: current === 'teachers' },
    { label: 'Ходатайства', address: paths.schoolPetitions(), current: current === 'petitions' },
    { label: 'Акты', address: paths.schoolActs(), current: current === 'acts' },
    { label: 'Письма', address: paths.schoolLetters(), current: current === 'letters' },
  ])

/** The organisation of the role picked now, and what waits for it. */
export const schoolHere = async (desk: Desk, { actor }: Pick<SchoolContext, 'actor'>) => {
  const school = actor.organisationId === undefined ? undefined : await desk.reads.organisation(actor.organisationId)
  return { school, waits: school === undefined ? [] : await waitsOfSchool(desk.app, desk.reads, actor) }
}

/** An account of a school without a school sees nothing and must know why. */
export const noSchoolBanner = (school: Organisation | undefined): Html | false =>
  school === undefined &&
  html`${banner({
    kind: 'warning',
    body: 'Организация за вашей ролью не закреплена. Обратитесь к администратору министерства.',
  })}`
