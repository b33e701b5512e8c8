import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import exceljs from 'exceljs'
import { type DeskSite, deskSite, type Worker } from './desk-site.ts'

const region = 'kbr'

describe('справочник организаций', () => {
  let site: DeskSite
  let admin: Worker
  before(async () => {
    site = await deskSite()
    admin = await site.worker('admin', region)
  })
  after(() => site.close())

  const added = async (fullName: string, changes: Record<string, string> = {}): Promise<string> => {
    const form = {
      fullName,
      shortName: fullName,
      municipality: 'Нальчик',
      address: '',
      email: '',
      headName: '',
      inn: '',
      kpp: '',
      ogrn: '',
      ...changes,
    }
    const answer = await admin.post('/admin/organisations/new', form)
    assert.equal(answer.statusCode, 303, answer.body.match(/error-message[\s\S]{0,200}/)?.[0])
    return String(answer.headers.location).split('/').at(-1) ?? ''
  }
  const send = async (csv: string, name = 'school.csv', encoding: BufferEncoding = 'utf8') => {
    const boundary = 'list'
    const body = `--list\r\ncontent-disposition: form-data; name="file_list"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n${csv}\r\n--list--\r\n`
    return admin.multipart('/admin/organisation-lists', Buffer.from(body, encoding), boundary)
  }
  const find = async (text: string) => (await site.reads.organisationsSearch(region, text)).map(({ id }) => id)

  it('другое название находит организацию и не достаётся двум', async () => {
    const gymnasium = await added('МКОУ «Гимназия № 61»')
    const lyceum = await added('МКОУ «Лицей № 62»')
    assert.equal(
      (
        await admin.post(
          `/admin/organisations/${gymnasium}/names`,
          { otherName: 'Гимназия на Лермонтова' },
          `/admin/organisations/${gymnasium}`,
        )
      ).statusCode,
      303,
    )
    assert.deepEqual(await find('на лермонтова'), [gymnasium])
    assert.deepEqual(await find('гимназия №61'), [gymnasium])
    const refused = await admin.post(
      `/admin/organisations/${lyceum}/names`,
      { otherName: 'гимназия  на ЛЕРМОНТОВА' },
      `/admin/organisations/${lyceum}`,
    )
    assert.equal(refused.statusCode, 422)
    assert.match(refused.body, /объедините их/)
  })

  it('внесённая до того, как ключи названий стали храниться, тоже не даёт занять своё название', async () => {
    const old = await added('МКОУ «СОШ № 58»')
    await site.database.pool.query('update organisations set keys = null where id = $1', [old])
    const other = await added('МКОУ «СОШ № 59»')
    const address = `/admin/organisations/${other}`
    const taken = await admin.post(`${address}/names`, { otherName: 'мкоу СОШ №58' }, address)
    assert.equal(taken.statusCode, 422)
    assert.equal((await admin.post(`${address}/names`, { otherName: 'Школа у моста' }, address)).statusCode, 303)
    const { rows } = await site.database.pool.query('select keys from organisations where id = $1', [old])
    assert.deepEqual(rows, [{ keys: ['мкоу сош №58'] }])
  })

  it('переименованная находится и по-старому; прежнее имя помнит последний день', async () => {
    const id = await added('МКОУ «СОШ № 63»')
    const done = await admin.post(`/admin/organisations/${id}/renaming`, {
      fullName: 'МКОУ «Школа имени Кешокова»',
      shortName: 'Школа имени Кешокова',
      since: '01.02.2026',
    })
    assert.equal(done.statusCode, 303)
    assert.deepEqual(await find('СОШ №63'), [id])
    assert.deepEqual(
      (await site.reads.otherNames(id)).map(({ kind, until }) => [kind, until]),
      [['former', '2026-01-31']],
    )
  })

  it('после объединения дела, роли и поиск ведут к оставшейся; разъединить можно', async () => {
    const from = await added('МКОУ «СОШ № 64»')
    const into = await added('МКОУ «СОШ № 65»')
    await site.database.pool.query(
      `insert into notices (id, region, organisation_id, subject, body, way, created_at)
       values (gen_random_uuid(), $1, $2, 'Письмо школе', '', 'account', now())`,
      [region, from],
    )
    const done = await admin.post(`/admin/organisations/${from}/merger`, {
      into,
      reason: 'Приказ от 01.02.2026 № 5',
      search: '',
    })
    assert.equal(done.statusCode, 303, done.body.match(/error-message[\s\S]{0,200}/)?.[0])
    assert.deepEqual(await find('СОШ № 64'), [into])
    assert.equal((await site.reads.organisation(from))?.id, into)
    const [merger] = await site.reads.mergersOf(into)
    assert.ok(merger)
    assert.deepEqual(
      (await site.reads.noticesOfOrganisation(into)).map(({ subject }) => subject),
      ['Письмо школе'],
    )
    await admin.post(`/admin/organisation-mergers/${merger.id}/undoing`, {}, `/admin/organisations/${into}`)
    assert.equal((await site.reads.organisation(from))?.id, from)
    assert.equal((await site.reads.noticesOfOrganisation(from)).length, 1)
    const twice = await admin.post(
      `/admin/organisation-mergers/${merger.id}/undoing`,
      {},
      `/admin/organisations/${into}`,
    )
    assert.equal(twice.statusCode, 303)
    assert.equal((await site.reads.organisation(from))?.id, from)
  })

  it('с самой собой организация не объединяется, без основания тоже', async () => {
    const id = await added('МКОУ «СОШ № 66»')
    const same = await admin.post(`/admin/organisations/${id}/merger`, { into: id, reason: 'x', search: '' })
    assert.equal(same.statusCode, 422)
    const bare = await admin.post(`/admin/organisations/${id}/merger`, {
      into: await added('СОШ № 67'),
      reason: '',
      search: '',
    })
    assert.match(bare.body, /Напишите основание/)
  })

  it('список сначала показывает, что найдено, и меняет справочник только по согласию', async () => {
    const known = await added('МКОУ «СОШ № 70»')
    const csv = [
      'Полное название;Короткое название;Район или город;ИНН;Почта',
      'МКОУ «СОШ № 70»;МКОУ «СОШ № 70»;Нальчик;;school70@obr.ru',
      'МКОУ «СОШ № 71»;СОШ № 71;Баксан;;',
      'МКОУ «СОШ № 72»;СОШ № 72;Баксан;123;',
      'МКОУ  СОШ №71;СОШ 71;Баксан;;',
    ].join('\r\n')
    const sent = await send(csv)
    assert.equal(sent.statusCode, 303, sent.body.match(/error-message[\s\S]{0,300}/)?.[0])
    const address = String(sent.headers.location)
    const shown = await admin.get(address)
    for (const words of [
      'Новые: 1',
      'Изменятся: 1',
      'С ошибками: 2',
      'уже стоит в строке 3',
      'было «пусто», станет «school70@obr.ru»',
    ])
      assert.ok(shown.body.includes(words), words)
    assert.deepEqual(await find('СОШ № 71'), [])
    assert.equal((await admin.post(`${address}/application`, {}, address)).statusCode, 303)
    assert.equal((await find('СОШ № 71')).length, 1)
    assert.equal((await site.reads.organisation(known))?.email, 'school70@obr.ru')
    await admin.post(`${address}/application`, {}, address)
    assert.equal((await find('СОШ № 71')).length, 1)
  })

  it('неверные контрольные цифры и повтор ИНН названы в строках, остальное вносится', async () => {
    const sent = await send(
      [
        'Полное название;Район или город;ИНН;КПП;ОГРН',
        'МКОУ «СОШ № 91»;Терек;0726004421;072601001;1020700000000',
        'МКОУ «СОШ № 92»;Терек;0726004420;072601001;',
        'МКОУ «Лицей № 93»;Терек;7707083893;;',
        'МКОУ «Гимназия № 94»;Майский;7707083893;;',
        'МКОУ «СОШ № 95»;Терек;;;',
        'МКОУ «СОШ № 95»;Майский;;;',
      ].join('\r\n'),
    )
    const address = String(sent.headers.location)
    const shown = (await admin.get(address)).body
    for (const words of [
      'Новые: 3',
      'С ошибками: 3',
      'контрольная цифра ОГРН не сходится',
      'Контрольная цифра ИНН (10-я) не сходится',
      'Та же организация уже стоит в строке 4',
    ])
      assert.ok(shown.includes(words), words)
    assert.match((await admin.get(`${address}/report.csv`)).body, /СОШ № 92.*не вносится.*Контрольная цифра ИНН/)
    await admin.post(`${address}/application`, {}, address)
    assert.equal((await find('СОШ № 95')).length, 2)
    assert.deepEqual(await find('СОШ № 92'), [])
  })

  it('книга с формулой и список длиннее предела не читаются дальше: причина словами, справочник цел', async () => {
    const made = new exceljs.Workbook()
    const sheet = made.addWorksheet('Школы')
    sheet.addRow(['Полное название', 'ИНН'])
    sheet.addRow(['МКОУ «СОШ № 96»'])
    sheet.getCell('B2').value = { formula: 'SUM(C1:C3)', result: 7707083893 }
    const formula = await send(Buffer.from(await made.xlsx.writeBuffer()).toString('latin1'), 'schools.xlsx', 'latin1')
    assert.equal(formula.statusCode, 422)
    assert.match(formula.body, /Лист «Школы»: в ячейке B2 формула: замените её значением/)
    const long = await send(`Полное название\r\n${'МКОУ «СОШ № 97»\r\n'.repeat(20_001)}`)
    assert.equal(long.statusCode, 422)
    assert.match(long.body, /больше 20\s000 строк/)
    assert.deepEqual([...(await find('СОШ № 96')), ...(await find('СОШ № 97'))], [])
  })

  it('не таблица, пустой файл, чужие заголовки – ответ словами, справочник цел', async () => {
    for (const [body, words] of [
      ['', /пуст/],
      ['Имя;Возраст\r\nа;б', /нет заголовка «Полное название»/],
      ['Полное название\r\n', /ни одной строки/],
    ] as const) {
      const answer = await send(body)
      assert.equal(answer.statusCode, 422, body)
      assert.match(answer.body, words)
    }
  })

  it('чужой список и чужая организация не открываются', async () => {
    const stranger = await site.worker('admin', 'penza')
    const sent = await send('Полное название\r\nМКОУ «СОШ № 80»')
    const address = String(sent.headers.location)
    assert.equal((await stranger.get(address)).statusCode, 404)
    const own = await added('МКОУ «СОШ № 81»')
    assert.equal((await stranger.get(`/admin/organisations/${own}/merger`)).statusCode, 404)
  })
})
