import type { Organisation } from '../../application/stores/people.ts'
import { type Html, html } from '../html.ts'
import type { PageContext } from '../route.ts'
import type { Desk } from '../screens.ts'
import { banner } from '../views/banner.ts'

export type SchoolContext = PageContext<'employer'>

/** The organisation of the role picked now. */
export const schoolHere = async (
  desk: Desk,
  { actor }: Pick<SchoolContext, 'actor'>,
): Promise<Organisation | undefined> =>
  actor.organisationId === undefined ? undefined : desk.reads.organisation(actor.organisationId)

/** An account of a school without a school sees nothing and must know why. */
export const noSchoolBanner = (school: Organisation | undefined): Html | false =>
  school === undefined &&
  html`${banner({
    kind: 'warning',
    body: 'Организация за вашей ролью не закреплена. Обратитесь к администратору министерства.',
  })}`
