import { type Checked, isWrong } from '../../domain/people/checked.ts'
import { checkInn } from '../../domain/people/inn.ts'
import { checkKpp } from '../../domain/people/kpp.ts'
import { checkOgrn } from '../../domain/people/ogrn.ts'
import type { Refusal } from '../../domain/regulations/finding.ts'
import { type App, type By, perform } from '../app.ts'
import { record } from './record.ts'

/** An employer as the administrator types it; empty means unknown. */
export type TypedOrganisation = {
  fullName: string
  shortName: string
  municipality: string
  address?: string | undefined
  email?: string | undefined
  headName?: string | undefined
  inn?: string | undefined
  kpp?: string | undefined
  ogrn?: string | undefined
}

/** What is wrong with the numbers, by field; nothing when all are right or left out. */
export const faultsOfNumbers = ({ inn, kpp, ogrn }: TypedOrganisation): { field: string; message: string }[] => {
  const organisationInn = (text: string): Checked => {
    const checked = checkInn(text)
    return !isWrong(checked) && checked.value.length !== 10 ? { wrong: 'У организации ИНН из 10 цифр' } : checked
  }
  const checks = [
    ['inn', inn, organisationInn],
    ['kpp', kpp, checkKpp],
    ['ogrn', ogrn, checkOgrn],
  ] as const
  return checks.flatMap(([field, text, check]) => {
    const checked = text === undefined ? { value: '' } : check(text)
    return isWrong(checked) ? [{ field, message: checked.wrong }] : []
  })
}

/** Writes an employer of the administrator's own region; without an id it is a new one. */
export const keepOrganisation = (
  app: App,
  by: By,
  id: string | undefined,
  typed: TypedOrganisation,
): Promise<{ organisationId: string } | Refusal> =>
  perform(app, by, async tx => {
    const fault = faultsOfNumbers(typed)[0]
    if (fault !== undefined) return { refused: 'invalid', because: fault.message }
    const { region } = by.actor
    const before = id === undefined ? undefined : await tx.organisations.get(id)
    if (id !== undefined && before?.region !== region)
      return { refused: 'not_found', because: 'Такой организации в вашем регионе нет' }
    const organisationId = before?.id ?? app.newId()
    const { fullName, shortName, municipality, address, email, headName, inn, kpp, ogrn } = typed
    await tx.organisations.put({
      id: organisationId,
      region,
      fullName,
      shortName,
      municipality,
      address: address ?? null,
      email: email ?? null,
      headName: headName ?? null,
    })
    await tx.organisations.numbers(organisationId, {
      inn: digits(inn),
      kpp: kpp?.replaceAll(/\s/g, '') ?? null,
      ogrn: digits(ogrn),
    })
    const action = before === undefined ? 'organisation.added' : 'organisation.changed'
    await record(app, tx, by, action, `organisation:${organisationId}`, { region })
    return { organisationId }
  })

const digits = (text: string | undefined): string | null => text?.replaceAll(/\D/g, '') || null
