import type { Role } from '../../domain/people/roles.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { type App, type By, perform } from '../app.ts'
import type { Account, HeldRole, Passwords } from '../ports.ts'
import type { Tx } from '../storage.ts'
import { oneTimePassword } from './one-time-password.ts'
import { type FieldRefusal, roleIn } from './open-account.ts'
import { record } from './record.ts'

/** What an administrator may do with an account: everything, only its roles of the own region, or nothing. */
export type Power = 'whole' | 'own_region' | 'none'

/**
 * An account that works in another region too stays that region's matter: with a new password one could enter there.
 * An account without roles belongs to whoever finds it.
 */
export const powerOver = (region: string, account: Pick<Account, 'roles'>): Power => {
  if (account.roles.every(held => held.region === region)) return 'whole'
  return account.roles.some(held => held.region === region) ? 'own_region' : 'none'
}

type Done = { accountId: string }

export const grantRole = (
  app: App,
  by: By,
  id: string,
  role: Role,
  organisationId: string | undefined,
): Promise<Done | FieldRefusal> =>
  change(app, by, id, 'own_region', async (tx, account) => {
    const held = await roleIn(tx, { role, region: by.actor.region, organisationId })
    if (isRefusal(held)) return held
    if (account.roles.some(one => same(one, held))) return { refused: 'held', because: 'Эта роль у человека уже есть' }
    await tx.accounts.grant(id, held)
    await record(app, tx, by, 'role.granted', `account:${id}`, { ...held })
    return { accountId: id }
  })

export const revokeRole = (app: App, by: By, id: string, held: HeldRole): Promise<Done | Refusal> =>
  change(app, by, id, 'own_region', async (tx, account) => {
    const found = account.roles.find(one => same(one, held) && one.region === by.actor.region)
    if (found === undefined) return { refused: 'not_held', because: 'Такой роли у человека уже нет' }
    await tx.accounts.revoke(id, found)
    // Sessions keep the role picked at their beginning only by name: without the role it gives no rights.
    await record(app, tx, by, 'role.revoked', `account:${id}`, { ...found })
    return { accountId: id }
  })

/** A disabled account loses its sessions at once. */
export const setDisabled = (app: App, by: By, id: string, disabled: boolean): Promise<Done | Refusal> =>
  change(app, by, id, 'whole', async (tx, account) => {
    if (account.disabled === disabled) return { accountId: id }
    await tx.accounts.setDisabled(id, disabled)
    if (disabled) await tx.accounts.endSessions(id)
    const { region } = by.actor
    await record(app, tx, by, disabled ? 'account.disabled' : 'account.enabled', `account:${id}`, { region })
    return { accountId: id }
  })

export const endSessions = (app: App, by: By, id: string): Promise<(Done & { ended: number }) | Refusal> =>
  change(app, by, id, 'whole', async tx => {
    const ended = await tx.accounts.endSessions(id)
    await record(app, tx, by, 'sessions.ended', `account:${id}`, { region: by.actor.region, ended })
    return { accountId: id, ended }
  })

/** A new one-time password; open sessions end. A repeated request answers no password. */
export const resetPassword = async (
  app: App,
  passwords: Passwords,
  by: By,
  id: string,
): Promise<(Done & { password?: string | undefined }) | Refusal> => {
  const password = oneTimePassword()
  const hash = await passwords.hash(password)
  let made = false
  const done = await change(app, by, id, 'whole', async tx => {
    made = true
    await tx.accounts.setPassword(id, hash, true)
    await tx.accounts.endSessions(id)
    await record(app, tx, by, 'password.reset', `account:${id}`, { region: by.actor.region })
    return { accountId: id }
  })
  return isRefusal(done) || !made ? done : { ...done, password }
}

/** Nobody changes their own rights, and nobody reaches an account beyond their power. */
const change = <T extends object>(
  app: App,
  by: By,
  id: string,
  needed: Exclude<Power, 'none'>,
  work: (tx: Tx, account: Account) => Promise<T | Refusal>,
): Promise<T | Refusal> =>
  perform(app, by, async tx => {
    const account = await tx.accounts.get(id)
    const power = account === undefined ? 'none' : powerOver(by.actor.region, account)
    if (account === undefined || power === 'none')
      return { refused: 'not_found', because: 'Такой учётной записи нет или она вам недоступна' }
    if (account.id === by.accountId || account.personId === by.actor.personId)
      return { refused: 'own_account', because: 'Свои права и свой вход меняет другой администратор' }
    if (needed === 'whole' && power !== 'whole')
      return {
        refused: 'other_region',
        because:
          'Человек работает и в другом регионе: вход и пароль меняет общий администратор, здесь меняются только роли вашего региона',
      }
    return work(tx, account)
  })

const same = (a: HeldRole, b: HeldRole): boolean =>
  a.role === b.role && a.region === b.region && (a.organisationId ?? '') === (b.organisationId ?? '')
