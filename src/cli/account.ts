import { parseArgs } from 'node:util'
import type { NewAccount } from '../application/administration/open-account.ts'
import { roles } from '../domain/people/roles.ts'
import { isRefusal, type Refusal } from '../domain/regulations/finding.ts'

/** What the command needs from outside; `main.ts` hands it over. */
export type AccountDesk = {
  regions: readonly string[]
  open(account: NewAccount): Promise<{ accountId: string; password?: string | undefined } | Refusal>
  print(text: string): void
  complain(text: string): void
}

export const accountUsage = `Команды:
  account create --login ЛОГИН --surname ФАМИЛИЯ --name ИМЯ --role РОЛЬ --region РЕГИОН
                 [--patronymic ОТЧЕСТВО] [--snils СНИЛС] [--email ПОЧТА] [--organisation НОМЕР]
                                завести учётную запись; печатает одноразовый пароль`

const asked = ['login', 'surname', 'name', 'role', 'region'] as const

/** `account create …`: the first account of an installation, or one more. Exit code 0 done, 1 refused, 2 a wrong command. */
export const account = async (args: readonly string[], desk: AccountDesk): Promise<number> => {
  const values = read(args)
  const missing = asked.filter(name => !values?.[name])
  if (values === undefined || missing.length > 0) {
    if (values !== undefined) desk.complain(`Не указано: ${missing.map(name => `--${name}`).join(', ')}`)
    desk.complain(accountUsage)
    return 2
  }
  const role = roles.find(known => known === values.role)
  if (role === undefined) return wrong(desk, `Роли «${values.role}» нет. Есть: ${roles.join(', ')}`)
  const { region = '' } = values
  if (!desk.regions.includes(region)) return wrong(desk, `Региона «${region}» нет. Есть: ${desk.regions.join(', ')}`)
  const { login = '', surname = '', name = '', patronymic, snils, email, organisation: organisationId } = values
  const done = await desk.open({ login, surname, name, patronymic, snils, email, role, region, organisationId })
  if (isRefusal(done)) {
    desk.complain(done.because)
    return 1
  }
  desk.print(`Учётная запись заведена: ${login.toLowerCase()}`)
  desk.print(`Одноразовый пароль: ${done.password ?? ''}`)
  desk.print('Он показан один раз; после входа система попросит задать свой.')
  return 0
}

type Values = Partial<Record<(typeof asked)[number] | 'patronymic' | 'snils' | 'email' | 'organisation', string>>

const read = ([command, ...rest]: readonly string[]): Values | undefined => {
  if (command !== 'create') return undefined
  const text = { type: 'string' as const }
  try {
    return parseArgs({
      args: [...rest],
      options: {
        ...{ login: text, surname: text, name: text, role: text, region: text },
        ...{ patronymic: text, snils: text, email: text, organisation: text },
      },
    }).values
  } catch {
    return undefined
  }
}

const wrong = (desk: AccountDesk, words: string): number => {
  desk.complain(words)
  return 2
}
