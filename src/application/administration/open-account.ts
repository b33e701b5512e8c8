import { isWrong } from '../../domain/people/checked.ts'
import { checkNamePart } from '../../domain/people/names.ts'
import { checkLogin } from '../../domain/people/password.ts'
import { type Role, roles } from '../../domain/people/roles.ts'
import { checkSnils } from '../../domain/people/snils.ts'
import { surnameKey } from '../../domain/people/surname-key.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { type App, type By, perform } from '../app.ts'
import type { HeldRole, Passwords } from '../ports.ts'
import type { Tx } from '../storage.ts'
import type { Person } from '../stores/people.ts'
import { oneTimePassword } from './one-time-password.ts'
import { record } from './record.ts'

export type NewAccount = {
  login: string
  surname: string
  name: string
  patronymic?: string | undefined
  /** Finds a person the system knows already: an applicant, a specialist. */
  snils?: string | undefined
  email?: string | undefined
  role: Role
  region: string
  organisationId?: string | undefined
}

/** A refusal that belongs to a field names it, so that the form can put the words beside it. */
export type FieldRefusal = Refusal & { field?: string | undefined }

/**
 * A person with an account and one role. The password is answered once and never stored in the clear; a repeated request
 * finds the account made and answers no password.
 */
export const openAccount = async (
  app: App,
  passwords: Passwords,
  by: By,
  input: NewAccount,
): Promise<{ accountId: string; password?: string | undefined } | FieldRefusal> => {
  const read = readInput(input)
  if (isRefusal(read)) return read
  const password = oneTimePassword()
  const passwordHash = await passwords.hash(password)
  let made = false
  const done = await perform(app, by, async tx => {
    made = true
    if (await tx.accounts.loginTaken(read.login)) return at('login', 'Такой логин уже занят')
    const role = await roleIn(tx, read)
    if (isRefusal(role)) return role
    const personId = await personOf(app, tx, read)
    if (typeof personId !== 'string') return personId
    const accountId = await tx.accounts.create({ personId, login: read.login, passwordHash, roles: [role] })
    await record(app, tx, by, 'account.opened', `account:${accountId}`, { region: read.region, role: read.role })
    return { accountId }
  })
  if (isRefusal(done)) return done
  return made ? { ...done, password } : done
}

/** The role as it will be held; a school's worker belongs to a school of the region. */
export const roleIn = async (
  tx: Tx,
  { role, region, organisationId }: Pick<NewAccount, 'role' | 'region' | 'organisationId'>,
): Promise<HeldRole | FieldRefusal> => {
  if (role !== 'employer') return { role, region }
  const school = organisationId === undefined ? undefined : await tx.organisations.get(organisationId)
  if (school === undefined || school.region !== region)
    return at('organisation', 'Выберите организацию вашего региона: работодатель видит дела своей организации')
  return { role, region, organisationId: school.id }
}

const readInput = (input: NewAccount): NewAccount | FieldRefusal => {
  const fields = {
    login: checkLogin(input.login),
    surname: checkNamePart('surname', input.surname),
    name: checkNamePart('name', input.name),
    patronymic: checkNamePart('patronymic', input.patronymic ?? ''),
    ...(input.snils ? { snils: checkSnils(input.snils) } : {}),
  }
  const values: Record<string, string> = {}
  for (const [field, checked] of Object.entries(fields)) {
    if (isWrong(checked)) return at(field, checked.wrong)
    values[field] = checked.value
  }
  if (!roles.includes(input.role)) return at('role', 'Выберите роль')
  return { ...input, ...values }
}

/** The person of that СНИЛС when the names agree, otherwise a new one. */
const personOf = async (app: App, tx: Tx, input: NewAccount): Promise<string | FieldRefusal> => {
  const known = input.snils === undefined ? undefined : await tx.people.bySnils(input.snils)
  if (known !== undefined) {
    return surnameKey(known.surname) === surnameKey(input.surname) && surnameKey(known.name) === surnameKey(input.name)
      ? known.id
      : at('snils', 'Под этим СНИЛС в системе записан другой человек. Проверьте СНИЛС и имя')
  }
  const person: Person = {
    id: app.newId(),
    surname: input.surname,
    name: input.name,
    patronymic: input.patronymic || null,
    sex: null,
    birthDate: null,
    snils: input.snils ?? null,
    citizenship: null,
    identity: null,
    phone: null,
    email: input.email || null,
    address: null,
  }
  await tx.people.put(person)
  return person.id
}

const at = (field: string, because: string): FieldRefusal => ({ refused: 'invalid', because, field })
