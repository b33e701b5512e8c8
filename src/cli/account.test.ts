import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { NewAccount } from '../application/administration/open-account.ts'
import { account } from './account.ts'

const run = async (line: string, answer: { password: string } | { because: string } = { password: 'тайна' }) => {
  const said: string[] = []
  const opened: NewAccount[] = []
  const code = await account(line.split(' '), {
    regions: ['kbr', 'kuzbass'],
    open: async input => {
      opened.push(input)
      return 'password' in answer ? { accountId: '1', ...answer } : { refused: 'invalid', ...answer }
    },
    print: text => said.push(text),
    complain: text => said.push(text),
  })
  return { code, said: said.join('\n'), opened }
}

const good = 'create --login vetrova --surname Ветрова --name Анна --role admin --region kuzbass'

describe('account create', () => {
  it('заводит учётную запись и печатает одноразовый пароль', async () => {
    const { code, said, opened } = await run(good)
    assert.equal(code, 0)
    assert.match(said, /Одноразовый пароль: тайна/)
    assert.deepEqual(
      opened.map(({ login, role, region }) => [login, role, region]),
      [['vetrova', 'admin', 'kuzbass']],
    )
  })

  it('неполная, неизвестная и неверная команда ничего не заводит', async () => {
    for (const [line, words] of [
      ['create --login vetrova', /Не указано: --surname, --name, --role, --region/],
      ['drop --login vetrova', /account create/],
      [`${good} --colour red`, /account create/],
      [good.replace('admin', 'tsar'), /Роли «tsar» нет/],
      [good.replace('kuzbass', 'moscow'), /Региона «moscow» нет/],
    ] as const) {
      const { code, said, opened } = await run(line)
      assert.deepEqual([code, opened.length], [2, 0], line)
      assert.match(said, words)
    }
  })

  it('отказ печатается словами, код выхода 1', async () => {
    const { code, said } = await run(good, { because: 'Такой логин уже занят' })
    assert.deepEqual([code, said], [1, 'Такой логин уже занят'])
  })
})
