import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { promisify } from 'node:util'
import { checkSignature } from '../../src/adapters/crypto/cms/check.ts'
import { createTrainingAuthority } from '../../src/adapters/crypto/cms/training.ts'
import { readTrustFolders } from '../../src/adapters/crypto/cms/trust-folder.ts'
import { verify } from '../../src/cli/verify.ts'
import { document, noon, random } from './pki.ts'

const snils = '11223344595'

describe('Команда verify', () => {
  let folder: string
  const at = (name: string): string => join(folder, name)

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verify-'))
    const authority = createTrainingAuthority({ now: () => noon, random })
    const holder = authority.issue({ owner: 'Орлова Вера Павловна', post: 'министр', snils })
    await Promise.all(['trust', 'anchors', 'crls', 'empty'].map(name => mkdir(at(name))))
    await Promise.all([
      writeFile(at('prikaz.pdf'), document),
      writeFile(at('other.pdf'), 'другой документ'),
      writeFile(at('prikaz.pdf.sig'), authority.sign(document, holder, noon)),
      writeFile(at('trust/root.cer'), authority.root),
      writeFile(at('trust/list.crl'), authority.crl()),
      writeFile(at('trust/readme.txt'), 'здесь сертификаты'),
      writeFile(at('anchors/root.cer'), authority.root),
      writeFile(at('crls/list.crl'), authority.crl()),
    ])
  })

  after(() => rm(folder, { recursive: true }))

  const run = async (words: readonly string[], training = true) => {
    const printed: string[] = []
    const complaints: string[] = []
    const code = await verify(words, {
      trustFolder: at('trust'),
      readTrust: folders => readTrustFolders(folders, { training }),
      readFile,
      readParts: createReadStream,
      check: checkSignature,
      now: () => noon,
      print: text => printed.push(text),
      complain: text => complaints.push(text),
    })
    return { code, printed: printed.join('\n'), complaints: complaints.join('\n') }
  }

  it('действительная подпись: код 0, отчёт словами, без СНИЛС', async () => {
    const { code, printed, complaints } = await run([at('prikaz.pdf'), at('prikaz.pdf.sig')])
    assert.equal(code, 0)
    assert.match(printed, /Подписал: Орлова Вера Павловна, министр/)
    assert.match(printed, /Итог: подпись действительна/)
    assert.match(printed, /УЧЕБНАЯ ПОДПИСЬ/)
    assert.match(printed, /техническая проверка/)
    assert.match(complaints, /readme\.txt: Файл не читается/)
    assert.ok(!printed.includes(snils))
  })

  it('отчёт для программ: те же факты, без СНИЛС и ИНН', async () => {
    const { code, printed } = await run([at('prikaz.pdf'), at('prikaz.pdf.sig'), '--json'])
    assert.equal(code, 0)
    const report = JSON.parse(printed)
    assert.deepEqual(report.verdict, { state: 'valid' })
    assert.equal(report.signers[0].certificate.owner, 'Орлова Вера Павловна')
    assert.ok(!printed.includes(snils) && !/snils|inn/i.test(Object.keys(report.signers[0].certificate).join()))
  })

  it('другой документ или нет списков отзыва: код 1 и причина', async () => {
    const other = await run([at('other.pdf'), at('prikaz.pdf.sig')])
    assert.deepEqual([other.code, /сделана для другого документа/.test(other.printed)], [1, true])
    const noLists = await run([at('prikaz.pdf'), at('prikaz.pdf.sig'), '--anchors', at('anchors')])
    assert.deepEqual([noLists.code, /НЕ ПРОВЕРЕНА. Не проверено: нет списка отзыва/.test(noLists.printed)], [1, true])
    const late = await run([at('prikaz.pdf'), at('prikaz.pdf.sig'), '--at', '2026-12-31T00:00:00+03:00'])
    assert.deepEqual([late.code, /нет действующего списка отзыва/.test(late.printed)], [1, true])
  })

  it('списки отзыва из своей папки', async () => {
    const words = [at('prikaz.pdf'), at('prikaz.pdf.sig'), '--anchors', at('anchors'), '--crls', at('crls')]
    assert.equal((await run(words)).code, 0)
  })

  it('в рабочей системе учебному центру не доверяют', async () => {
    const { code, complaints } = await run([at('prikaz.pdf'), at('prikaz.pdf.sig')], false)
    assert.equal(code, 1)
    assert.match(complaints, /root\.cer: Файл учебного стенда/)
    assert.match(complaints, /list\.crl: Файл учебного стенда/)
  })

  it('неверная команда или нет файла: код 2', async () => {
    const wrong = [[], ['a'], ['a', 'b', 'c'], ['a', 'b', '--at', 'вчера'], ['a', 'b', '--at', '2026-11-20'], ['--что']]
    for (const words of wrong) assert.equal((await run(words)).code, 2)
    const absent = await run([at('prikaz.pdf'), at('нет.sig')])
    assert.deepEqual([absent.code, absent.complaints.includes('нет.sig')], [2, true])
    assert.equal((await run([at('нет.pdf'), at('prikaz.pdf.sig')])).code, 2)
    assert.equal((await run([at('prikaz.pdf'), at('prikaz.pdf.sig'), '--anchors', at('нет'), '--json'])).code, 2)
  })

  it('так же отвечает программа целиком: папка из TRUST_DIR, код 0 только для действительной', async () => {
    const main = join(import.meta.dirname, '..', '..', 'src', 'main.ts')
    const program = (trust: string) => {
      const words = [main, 'verify', at('prikaz.pdf'), at('prikaz.pdf.sig'), '--at', noon.toISOString(), '--json']
      const env = { ...process.env, NODE_ENV: 'test', TRUST_DIR: trust, NODE_NO_WARNINGS: '1' }
      return promisify(execFile)(process.execPath, words, { env })
    }
    assert.equal(JSON.parse((await program(at('trust'))).stdout).verdict.state, 'valid')
    await assert.rejects(program(at('empty')), { code: 1 })
  })
})
