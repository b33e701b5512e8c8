import { z } from 'zod'
import type { Organisation } from '../../application/stores/people.ts'
import { type Role, roles } from '../../domain/people/roles.ts'
import { oneOf, optionalText } from '../answers.ts'
import { type Filled, readForm } from '../forms.ts'
import type { Desk } from '../screens.ts'
import { findName, searchName } from '../views/role-questions.ts'

export const roleSchema = z.object({
  role: oneOf(roles, 'Выберите роль'),
  organisation: optionalText(200),
  [searchName]: optionalText(200),
})

type Read =
  | { ok: true; role: Role; organisationId: string | undefined; filled: Filled; once: string | undefined }
  | { ok: false; filled: Filled; found?: Organisation[] | undefined }

/** A role with its school. «Найти» only looks schools up: the form is shown again with what was found. */
export const readRole = async (desk: Desk, region: string, body: unknown): Promise<Read> => {
  const read = readForm(roleSchema, body)
  const found = await schoolsAsked(desk, region, body)
  if (found !== undefined) return { ok: false, filled: { ...read.filled, errors: [] }, found }
  if (!read.ok) return { ok: false, filled: read.filled }
  const { role, organisation } = read.value
  return { ok: true, role, organisationId: organisationIn(organisation), filled: read.filled, once: read.once }
}

/** Schools for the search box; undefined when nobody pressed «Найти». */
export const schoolsAsked = async (desk: Desk, region: string, body: unknown): Promise<Organisation[] | undefined> => {
  const typed = body as Record<string, unknown> | null | undefined
  if (typed?.[findName] === undefined) return undefined
  const text = [typed[searchName], typed.organisation].find(
    value => typeof value === 'string' && value.trim() !== '' && organisationIn(value) === undefined,
  )
  return typeof text === 'string' ? desk.reads.organisationsSearch(region, text.slice(0, 200)) : []
}

/** Only an id counts: words left in the search box choose nothing. */
export const organisationIn = (text: string | undefined): string | undefined =>
  text !== undefined && z.uuid().safeParse(text).success ? text : undefined

/** The number of a form that asks nothing but yes. */
export const onceIn = (body: unknown): string | undefined => readForm(z.object({}), body).once
