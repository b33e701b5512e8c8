import { isWrong } from '../../domain/people/checked.ts'
import { asTypedPassword, checkPassword } from '../../domain/people/password.ts'
import { type App, type By, perform } from '../app.ts'
import type { Account, Passwords } from '../ports.ts'
import type { FieldRefusal } from './open-account.ts'
import { record } from './record.ts'

/** A person's own new password. All sessions of the account end, the caller opens a new one for this browser. */
export const changeOwnPassword = async (
  app: App,
  passwords: Passwords,
  by: By,
  account: Account & { passwordHash: string },
  typed: { current: string; next: string },
): Promise<{ accountId: string } | FieldRefusal> => {
  if (!(await passwords.verify(account.passwordHash, asTypedPassword(typed.current))))
    return { refused: 'invalid', because: 'Нынешний пароль не подходит', field: 'current' }
  const checked = checkPassword(typed.next, account.login)
  if (isWrong(checked)) return { refused: 'invalid', because: checked.wrong, field: 'next' }
  if (await passwords.verify(account.passwordHash, checked.value))
    return { refused: 'invalid', because: 'Новый пароль должен отличаться от нынешнего', field: 'next' }
  const hash = await passwords.hash(checked.value)
  return perform(app, by, async tx => {
    await tx.accounts.setPassword(account.id, hash, false)
    await tx.accounts.endSessions(account.id)
    await record(app, tx, by, 'password.changed', `account:${account.id}`, { region: by.actor.region })
    return { accountId: account.id }
  })
}
