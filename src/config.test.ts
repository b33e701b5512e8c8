import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ConfigError, readConfig } from './config.ts'

const production = {
  NODE_ENV: 'production',
  SESSION_SECRET: 'x'.repeat(32),
  DATABASE_URL: 'postgres://app:pw@db.example.ru/kategoria',
  PUBLIC_URL: 'https://attestation.example.ru',
}

describe('настройки среды', () => {
  it('без единой настройки — компьютер разработчика', () => {
    const config = readConfig({ PATH: '/bin', SMTP_URL: '' })
    assert.deepEqual(
      [config.NODE_ENV, config.PORT, config.DATA_DIR, config.SMTP_URL],
      ['development', 3000, 'data', undefined],
    )
  })

  it('на боевом сервере всё обязательное названо поимённо', () => {
    assert.equal(readConfig(production).NODE_ENV, 'production')
    assert.equal(readConfig({ ...production, DATABASE_URL: undefined }).DATABASE_URL, undefined)
    assert.throws(
      () => readConfig({ ...production, SESSION_SECRET: undefined }),
      (error: Error) => {
        assert.ok(error instanceof ConfigError)
        assert.match(error.message, /SESSION_SECRET: обязательна/)
        return true
      },
    )
  })

  for (const [name, value, reason] of [
    ['PORT', 'восемьдесят', /PORT: ожидается целое число/],
    ['PORT', '70000', /PORT: ожидается целое число/],
    ['DATABASE_URL', 'mysql://db', /DATABASE_URL: ожидается адрес вида postgres:/],
    ['SMTP_URL', 'почта', /SMTP_URL: ожидается адрес/],
    ['SESSION_SECRET', 'короткий', /не меньше 32 знаков/],
    ['NODE_ENV', 'prod', /NODE_ENV: ожидается/],
    ['CLAMD', 'clamd', /CLAMD: ожидается tcp/],
    ['FILES_S3_BUCKET', 'papers', /FILES_S3_ENDPOINT: нужна вместе с остальными/],
    ['MAIL_FROM', 'министерство', /MAIL_FROM: ожидается адрес электронной почты/],
  ] as const)
    it(`${name}=${value} — отказ с причиной`, () => {
      assert.throws(() => readConfig({ [name]: value }), reason)
    })
})
