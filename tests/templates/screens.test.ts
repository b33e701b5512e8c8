import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { printDocx } from '../../src/adapters/documents/docx/print-docx.ts'
import { wordTemplates } from '../../src/adapters/documents/docx/word-templates.ts'
import type { By } from '../../src/application/app.ts'
import { docxTemplateFor, templateInForce } from '../../src/application/templates/template-in-force.ts'
import { addTemplate, putInForce, withdrawTemplate } from '../../src/application/templates/templates.ts'
import { type Role, roles } from '../../src/domain/people/roles.ts'
import { isRefusal } from '../../src/domain/regulations/finding.ts'
import type { Form } from '../../src/domain/regulations/vocabulary.ts'
import { type DeskSite, deskSite, type Worker } from '../desk-site.ts'
import { textOf } from './docx-parts.ts'
import { wordFile } from './word-files.ts'

const words = '/admin/templates/registration_notice/markup'
const file = '/admin/templates/registration_notice/docx'

describe('шаблоны министерства на экранах', () => {
  let site: DeskSite
  let keeper: Worker
  before(async () => {
    site = await deskSite()
    keeper = await site.worker('supervisor')
  })
  after(() => site.close())

  const saved = async (text: string, name = 'Первая', worker = keeper): Promise<string> => {
    const answer = await worker.post(words, { name, text, note: '', _once: randomUUID() })
    assert.equal(answer.statusCode, 303, answer.body.match(/error-message[\s\S]{0,200}/)?.[0])
    return String(answer.headers.location).split('/').at(-1) ?? ''
  }
  const force = (id: string, worker = keeper) =>
    worker.post(`/admin/templates/versions/${id}/in-force`, {}, `/admin/templates/versions/${id}/in-force`)
  const upload = (bytes: Uint8Array, name = 'Бланк') => {
    const boundary = 'xxtemplatexx'
    const part = (head: string, body: string | Uint8Array) => [
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
      Buffer.from(body as string),
      Buffer.from('\r\n'),
    ]
    const body = [
      ...part('name="name"', name),
      ...part('name="file_docx"; filename="бланк.docx"', bytes),
      Buffer.from(`--${boundary}--\r\n`),
    ]
    return keeper.multipart(file, Buffer.concat(body), boundary)
  }
  const count = async () => {
    const { rows } = await site.database.pool.query<{ n: number }>('select count(*)::int as n from paper_templates')
    return rows[0]?.n
  }

  it('свой текст: ошибка названа строкой, набранное остаётся, ничего не сохранено', async () => {
    const answer = await keeper.post(words, { name: 'Проба', text: 'Раз\n{нормер}', note: 'зачем' })
    assert.equal(answer.statusCode, 422)
    assert.match(answer.body, /Строка 2: Места «нормер» нет\. Может быть, «номер»\?/)
    assert.match(answer.body, /\{нормер\}<\/textarea>/)
    assert.match(answer.body, /value="зачем"/)
    assert.equal(await count(), 0)
  })

  it('образец виден до сохранения, с вымышленным человеком; скрипт в тексте не срабатывает', async () => {
    const answer = await keeper.post(words, {
      look: 'yes',
      name: '',
      text: 'Уважаемая {заявитель}! <script>alert(1)</script>',
    })
    assert.equal(answer.statusCode, 200)
    assert.match(answer.body, /Уважаемая Ветрова Анна Сергеевна! &lt;script&gt;/)
    assert.equal(await count(), 0)
  })

  it('версия действует после введения, новая сменяет её, прежняя остаётся; изъятие возвращает встроенный вид', async () => {
    const first = await saved('Первый текст для {заявитель.дательный}')
    await site.filed('kbr')
    assert.doesNotMatch(await lastNotice(), /Первый текст/)

    assert.equal((await force(first)).statusCode, 303)
    const caseId = await registered()
    assert.match(await lastNotice(caseId), /Первый текст для/)
    assert.match(await lastNotice(caseId), new RegExp(`"templateId":\\s*"${first}"`))

    const second = await saved('Второй текст № {заявление.номер}', 'Вторая')
    await force(second)
    assert.match(await lastNotice(await registered()), /Второй текст № \S+/)
    const page = await keeper.get('/admin/templates/registration_notice')
    assert.match(page.body, /2\. Вторая[\s\S]*действует[\s\S]*1\. Первая[\s\S]*не действует/)

    await keeper.post(
      `/admin/templates/versions/${second}/withdrawal`,
      {},
      `/admin/templates/versions/${second}/withdrawal`,
    )
    assert.doesNotMatch(await lastNotice(await registered()), /Второй текст/)
    const { rows } = await site.reads.auditTrail({ object: `template:${second}` })
    assert.deepEqual(
      rows.map(({ action }) => action),
      ['template.withdrawn', 'template.in_force', 'template.added'],
    )
  })

  it('повторное введение и изъятие не действующей – отказ словами', async () => {
    const id = await saved('Текст', 'Ещё одна')
    await force(id)
    assert.match((await force(id)).body, /уже действует/)
    const other = await saved('Текст', 'Другая')
    const answer = await keeper.post(
      `/admin/templates/versions/${other}/withdrawal`,
      {},
      `/admin/templates/versions/${other}/withdrawal`,
    )
    assert.equal(answer.statusCode, 422)
    assert.match(answer.body, /не действует/)
  })

  it('чужой регион, чужая роль, неизвестная форма', async () => {
    const id = await saved('Текст', 'Своя')
    const stranger = await site.worker('supervisor', 'penza')
    for (const thing of ['', '/source', '/in-force', '/withdrawal', '/trial.docx'])
      assert.equal((await stranger.get(`/admin/templates/versions/${id}${thing}`)).statusCode, 404, thing)
    const by = (role: Role, region = 'kbr'): By => ({
      actor: { personId: keeper.personId, role, region },
      accountId: keeper.accountId,
    })
    const shelf = { files: site.files, words: wordTemplates }
    const text = { form: 'order' as Form, kind: 'markup' as const, name: 'x', text: 'Текст' }
    for (const role of roles) {
      const done = await addTemplate(site.app, shelf, by(role), text)
      assert.equal(isRefusal(done), role !== 'admin' && role !== 'supervisor', role)
      const forced = await putInForce(site.app, by(role, 'penza'), id)
      assert.ok(isRefusal(forced), role)
      assert.ok(isRefusal(await withdrawTemplate(site.app, by(role, 'penza'), id)), role)
    }
    assert.equal((await keeper.get('/admin/templates/nonsense')).statusCode, 404)
    assert.equal((await keeper.get('/admin/templates/versions/nonsense')).statusCode, 404)
  })

  it('файл Word: негодный – понятные слова и ничего не сохранено, годный – хранится и заполняется', async () => {
    const before = await count()
    const bad = await upload(await wordFile(['{неизвестное.место}', '{#абзацы}']))
    assert.equal(bad.statusCode, 422)
    assert.match(bad.body, /Места «неизвестное\.место» нет/)
    assert.match(bad.body, /начато, но не закрыто/)
    assert.match(bad.body, /value="Бланк"/)
    assert.match((await upload(Buffer.from('не архив'))).body, /не документ Word/)
    assert.match((await upload(Buffer.alloc(6 * 1024 * 1024, 'x'))).body, /не больше 5 МБ/)
    assert.match((await upload(await wordFile(['x']), '')).body, /Назовите версию/)
    assert.equal(await count(), before)

    const good = await upload(await wordFile(['Кому: {заявитель.дательный}']))
    assert.equal(good.statusCode, 303, good.body.match(/error-message[\s\S]{0,200}/)?.[0])
    const id = String(good.headers.location).split('/').at(-1) ?? ''
    const source = await keeper.get(`/admin/templates/versions/${id}/source`)
    assert.match(String(source.headers['content-disposition']), /attachment/)
    await force(id)
    const found = await site.app.storage.write(async tx => ({
      template: await docxTemplateFor(site.files, tx, { region: 'kbr', form: 'registration_notice' }),
      other: await templateInForce(tx, 'penza', 'registration_notice', 'docx'),
    }))
    assert.ok(!isRefusal(found) && found.template !== undefined && found.other === undefined)
    const paper = { ...(await paperOf(await registered())) }
    const text = await textOf(await printDocx(paper, { madeAt: new Date(0), template: found.template.bytes }))
    assert.match(text, /^Кому: \S+ \S+/)
  })

  it('образец печатается в PDF и Word, исходник скачивается; в браузере ничего не исполняется', async () => {
    const id = await saved('Образец для {заявитель.дательный}', 'Для печати')
    const pdf = await keeper.get(`/admin/templates/versions/${id}/trial.pdf`)
    assert.equal(pdf.statusCode, 200)
    assert.match(pdf.rawPayload.subarray(0, 8).toString('latin1'), /^%PDF-1/)
    const docx = await keeper.get(`/admin/templates/versions/${id}/trial.docx`)
    assert.match(await textOf(docx.rawPayload), /Образец для Ветровой Анне Сергеевне/)
    const source = await keeper.get(`/admin/templates/versions/${id}/source`)
    assert.equal(source.body, 'Образец для {заявитель.дательный}')
    for (const { headers } of [pdf, docx, source]) {
      assert.match(String(headers['content-disposition']), /^attachment/)
      assert.equal(headers['x-content-type-options'], 'nosniff')
      assert.match(String(headers['content-security-policy']), /sandbox/)
    }
  })

  it('новая версия начинается с прежнего текста, первая – со встроенного', async () => {
    assert.match((await keeper.get(words)).body, /\{#абзацы\}\n\{абзац\}\n\{\/абзацы\}<\/textarea>/)
    const id = await saved('Прежний текст', 'Прежняя')
    assert.match((await keeper.get(`${words}?from=${id}`)).body, /Прежний текст<\/textarea>/)
  })

  it('список показывает, что действует; администратор видит те же страницы', async () => {
    const admin = await site.worker('admin')
    for (const worker of [keeper, admin]) {
      const page = await worker.get('/admin/templates')
      assert.equal(page.statusCode, 200)
      assert.match(page.body, /<strong>версия \d+<\/strong> Бланк/)
    }
  })

  const registered = async (): Promise<string> => {
    const clerk = await site.worker('clerk')
    const caseId = await site.filed('kbr')
    const url = `/cases/${caseId}/registration`
    const sent = {
      _seen: /name="_seen" value="([^"]+)"/.exec((await clerk.get(url)).body)?.[1] ?? '',
      _once: randomUUID(),
    }
    const answer = await clerk.post(url, sent)
    const done = answer.statusCode === 200 ? await clerk.post(url, { ...sent, _step: 'confirm' }) : answer
    assert.equal(done.statusCode, 303)
    return caseId
  }
  const lastNotice = async (caseId?: string): Promise<string> => {
    const { rows } = await site.database.pool.query<{ content: object }>(
      `select content from documents where form = 'registration_notice' ${caseId === undefined ? '' : `and case_id = '${caseId}'`} order by made_at desc limit 1`,
    )
    return JSON.stringify(rows[0]?.content ?? {})
  }
  const paperOf = async (caseId: string) => JSON.parse(await lastNotice(caseId))
})
