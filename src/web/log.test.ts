import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import Fastify from 'fastify'
import { logSettings, toldWithoutData } from './log.ts'

describe('журнал работы', () => {
  it('не повторяет значений, которые отвергла база', () => {
    const refused = Object.assign(new Error('invalid input syntax: "Ветрова"'), {
      severity: 'ERROR',
      code: '23505',
      constraint: 'people_snils_key',
      detail: 'Key (snils)=(11223344595) already exists.',
    })
    const told = JSON.stringify(toldWithoutData(refused))
    assert.doesNotMatch(told, /Ветрова|11223344595/)
    assert.match(told, /people_snils_key/)
    assert.match(told, /log\.test/)
  })

  it('запрос назван образцом адреса, без вопроса и тела', async () => {
    const lines: string[] = []
    const server = Fastify({
      logger: { ...logSettings('info'), stream: { write: (line: string) => void lines.push(line) } },
    })
    server.post('/cases/:id', async request => {
      request.log.info({ req: request }, 'request')
      return 'ok'
    })
    await server.inject({
      method: 'POST',
      url: '/cases/42?q=Ветрова',
      payload: { surname: 'Ветрова' },
      headers: { cookie: 'kategoria=secret-token' },
    })
    await server.close()
    const told = lines.join('')
    assert.match(told, /"route":"\/cases\/:id"/)
    assert.doesNotMatch(told, /Ветрова|%D0|secret-token|\/cases\/42/)
  })
})
