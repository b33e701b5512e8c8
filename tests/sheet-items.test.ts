import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { type DeskSite, deskSite, type Worker } from './desk-site.ts'
import { admitted, commissionOf, fullSheet, savedOf, seenOf, signSheet, specialist } from './judging-site.ts'

const region = 'kaliningrad'

describe('лист специалиста: доказательства, два окна, отказы', () => {
  let site: DeskSite
  let secretary: Worker
  let experts: [Worker, Worker]
  let senior: Worker
  let id = ''
  const url = () => `/expertise/${id}`
  const item = (who: Worker, code: string, fields: Record<string, string>) =>
    who.post(`${url()}/items/${code}`, fields, url())
  /** What the form was filled over, as the page says it. */
  const overOf = async (who: Worker, code: string): Promise<string> => {
    const found = new RegExp(`name="over_${code.replace('.', '_')}" value="([^"]*)"`).exec((await who.get(url())).body)
    return (found?.[1] ?? '').replaceAll('&quot;', '"')
  }

  before(async () => {
    site = await deskSite('2026-03-02T08:00:00Z')
    secretary = await site.worker('secretary', region)
    experts = [await specialist(site, region), await specialist(site, region)]
    senior = await specialist(site, region, 'senior')
    await commissionOf(site, region, secretary, '2026-01-01')
    id = await admitted(site, region, '2026-03-24')
    const shown = await secretary.get(`/cases/${id}/panel`)
    const main = experts.map(({ personId }) => personId)
    const seated = { _seen: seenOf(shown.body), main, senior: senior.personId, reason: 'Знакомы с предметом' }
    assert.equal((await secretary.post(`/cases/${id}/panel`, seated)).statusCode, 303)
    assert.equal((await experts[0].post(`${url()}/beginning`, {}, url())).statusCode, 303)
  })
  after(() => site.close())

  it('показатель сохраняется один, страница узнаёт сумму, состояние и чего не хватает', async () => {
    const saved = await item(experts[0], '1.1', { over_1_1: '', points_1_1: '7', comment_1_1: '62 %' })
    assert.equal(saved.statusCode, 200)
    const answer = JSON.parse(saved.body) as Record<string, unknown>
    assert.equal(answer.total, '7')
    assert.equal(answer.answered, 'оценено 1 из 14')
    assert.equal(answer.state, 'сохранено в 10:00:00')
    assert.match(String(answer.lacking), /сумма – 7 из 40 и раздел 1 – 7 из 8/)
    assert.deepEqual((answer.sections as Record<string, string>)['1'], '7 из 20')
  })

  it('два окна с разными показателями складываются', async () => {
    assert.equal((await item(experts[0], '1.2', { over_1_2: '', points_1_2: '6' })).statusCode, 200)
    assert.equal((await item(experts[0], '4.1', { over_4_1: '', points_4_1: '3' })).statusCode, 200)
    const draft = await site.reads.sheetDraft(id, experts[0].personId)
    assert.deepEqual(draft?.points, { '1.1': 7, '1.2': 6, '4.1': 3 })
  })

  it('один показатель в двух окнах: поздно сохранившему показывают обе записи, и ничего не теряется', async () => {
    const late = await item(experts[0], '1.2', { over_1_2: '', points_1_2: '10', comment_1_2: 'Рост на 4' })
    assert.equal(late.statusCode, 409)
    const { item: drawn } = JSON.parse(late.body) as { item: string }
    assert.match(drawn, /Там сохранено: балл: 6/)
    assert.match(drawn, /value="10" checked/)
    assert.match(drawn, /Рост на 4/)
    assert.equal((await site.reads.sheetDraft(id, experts[0].personId))?.points['1.2'], 6)
  })

  it('без выбора в форме, где обе записи уже показаны, ничего не перезаписывается; с выбором – да', async () => {
    const over = await overOf(experts[0], '1.2')
    const told = { over_1_2: over, differs_1_2: 'yes', points_1_2: '10', comment_1_2: 'Рост на 4' }
    assert.equal((await item(experts[0], '1.2', told)).statusCode, 422)
    assert.equal((await site.reads.sheetDraft(id, experts[0].personId))?.points['1.2'], 6)
    assert.equal((await item(experts[0], '1.2', { ...told, keep_1_2: 'saved' })).statusCode, 200)
    assert.equal((await site.reads.sheetDraft(id, experts[0].personId))?.points['1.2'], 6)
    assert.equal((await item(experts[0], '1.2', { ...told, keep_1_2: 'mine' })).statusCode, 200)
    assert.equal((await site.reads.sheetDraft(id, experts[0].personId))?.points['1.2'], 10)
  })

  it('без сценариев то же: лист целиком, спор по одному показателю, остальное сохранено', async () => {
    const whole = { over_1_2: '', points_1_2: '0', over_5_1: '', points_5_1: '3', next: 'draft' }
    const answer = await experts[0].post(url(), whole)
    assert.equal(answer.statusCode, 409)
    assert.match(answer.body, /Лист открыт в двух окнах[\s\S]*Показатель 1\.2 заполнен и в другом окне/)
    const draft = await site.reads.sheetDraft(id, experts[0].personId)
    assert.deepEqual([draft?.points['1.2'], draft?.points['5.1']], [10, 3])
  })

  it('балл не со шкалы не принимается, остальные показатели формы сохраняются', async () => {
    assert.equal((await item(experts[0], '1.1', { points_1_1: '8' })).statusCode, 422)
    const answer = await experts[0].post(url(), { points_1_1: '8', points_5_2: '3', next: 'draft' })
    assert.equal(answer.statusCode, 422)
    assert.match(answer.body, /такого балла на шкале нет/)
    const draft = await site.reads.sheetDraft(id, experts[0].personId)
    assert.deepEqual([draft?.points['1.1'], draft?.points['5.2']], [7, 3])
  })

  it('перед подписью все ошибки сразу, у каждой своё поле', async () => {
    const unproved = { points_1_1: '7', verdict_1_1_paper: 'no', points_2_1: 'na', next: 'signing' }
    const answer = await experts[0].post(url(), unproved)
    assert.equal(answer.statusCode, 422)
    for (const field of ['proofs_1_1', 'reason_1_1_paper', 'proofs_1_2', 'comment_2_1', 'points_2_2'])
      assert.match(answer.body, new RegExp(`href="#${field}"`), field)
    assert.match(answer.body, /балл выше нуля ставится по принятому доказательству/)
    const signing = await experts[0].get(`${url()}/signing`)
    assert.equal(savedOf(signing.body), '')
  })

  it('доказательство не из этого дела подписать не даёт; страницу открытого источника – тоже: регламент их не называет', async () => {
    const foreign = fullSheet({
      'verdict_1_1_file-00000000-0000-4000-8000-000000000000': 'yes',
      address_3_1: 'https://olymp.example.ru',
      looked_3_1: '01.03.2026',
    })
    const answer = await experts[1].post(url(), { ...foreign, next: 'signing' })
    assert.equal(answer.statusCode, 422)
    assert.match(answer.body, /Показатель 1\.1: такого доказательства в деле нет/)
    assert.match(answer.body, /Показатель 3\.1: открытые источники регламент области не называет/)
  })

  it('на паспорт и другие бумаги о человеке лист не ссылается, кто бы ни прислал их номер', async () => {
    const paper = (document: 'identity' | 'portfolio') => ({
      ...{
        id: randomUUID(),
        draftId: null,
        caseId: id,
        document,
        name: `${document}.pdf`,
        mediaType: 'application/pdf',
      },
      ...{ size: 10, digest: '0'.repeat(64), uploadedBy: experts[0].personId, uploadedAt: new Date() },
    })
    const [passport, proof] = [paper('identity'), paper('portfolio')]
    await site.app.storage.write(async tx => {
      await tx.files.add(passport)
      await tx.files.add(proof)
      const known = Object.keys(await tx.sheets.proofsOf(id))
      assert.deepEqual([known.includes(`file:${proof.id}`), known.includes(`file:${passport.id}`)], [true, false])
      return {}
    })
    const answer = await experts[1].post(url(), {
      ...fullSheet({ [`verdict_1_1_file-${passport.id}`]: 'yes', [`verdict_1_2_file-${proof.id}`]: 'yes' }),
      next: 'signing',
    })
    assert.match(answer.body, /Показатель 1\.1: такого доказательства в деле нет/)
    assert.doesNotMatch(answer.body, /Показатель 1\.2: такого доказательства/)
  })

  it('чужому специалисту дела нет ни на странице, ни по показателю, ни на подпись', async () => {
    const stranger = await specialist(site, region)
    assert.equal((await stranger.get(url())).statusCode, 404)
    assert.equal((await stranger.get(`${url()}/signing`)).statusCode, 404)
    assert.equal((await stranger.post(`${url()}/items/1.1`, { points_1_1: '7' }, '/expertise')).statusCode, 404)
    assert.equal((await stranger.post(url(), fullSheet(), '/expertise')).statusCode, 404)
    assert.equal(await site.reads.sheetDraft(id, stranger.personId), undefined)
  })

  it('старшему листа не сохранить, несуществующего показателя – никому', async () => {
    assert.equal((await item(senior, '1.1', { points_1_1: '7' })).statusCode, 422)
    assert.equal(await site.reads.sheetDraft(id, senior.personId), undefined)
    assert.equal((await item(experts[0], '9.9', { points_9_9: '7' })).statusCode, 404)
  })

  it('подписанный лист хранит слова о доказательствах; дважды не подписывается и не меняется', async () => {
    const reason = 'Диплом без подписи организатора'
    const sheet = fullSheet({
      verdict_3_1_paper: 'yes',
      reason_3_1_paper: 'Лист 31, диплом региона',
      points_3_2: '0',
      verdict_3_2_paper: 'no',
      reason_3_2_paper: reason,
    })
    assert.equal((await signSheet(experts[0], id, sheet)).statusCode, 303)
    const proofs = (await site.reads.sheetProofs(id))[experts[0].personId]
    assert.deepEqual(proofs?.['3.2'], [{ proof: 'paper', accepted: false, reason }])
    assert.match((await experts[0].get(url())).body, new RegExp(reason))
    const again = await experts[0].post(`${url()}/signing`, { saved: '2026-03-02T08:00:00.000Z' }, url())
    assert.equal(again.statusCode, 404)
    assert.equal((await item(experts[0], '1.1', { points_1_1: '0' })).statusCode, 422)
  })

  it('старший видит только спорные позиции: обе оценки, обе причины, доказательства этих позиций', async () => {
    const other = fullSheet({
      points_3_2: '4',
      verdict_3_2_paper: 'yes',
      reason_3_2_paper: 'Лист 32, список победителей',
    })
    assert.equal((await signSheet(experts[1], id, other)).statusCode, 303)
    const shown = await senior.get(`${url()}/disputes`)
    assert.match(shown.body, /Диплом без подписи организатора[\s\S]*Лист 32, список победителей/)
    assert.doesNotMatch(shown.body, /Лист 31, диплом региона/)
    assert.equal([...shown.body.matchAll(/id="disputed_/g)].length, 1)
    assert.doesNotMatch((await senior.get(url())).body, /Лист 3[12]/)
  })

  it('замечание к заключению: секретарь пишет, специалист отвечает, чужому не ответить, снятое не в счёт', async () => {
    const [first, second] = experts
    const form = `/cases/${id}/panel/remark?expert=${first.personId}`
    assert.equal((await secretary.get(`/cases/${id}/panel/remark?expert=${secretary.personId}`)).statusCode, 404)
    assert.equal((await secretary.post(form, { remark: ' ' })).statusCode, 422)
    assert.equal((await secretary.post(form, { remark: 'В 3.2 не указан год' })).statusCode, 303)
    const [remark] = await site.reads.remarksOfExpert(first.personId)
    assert.equal(remark?.remark, 'В 3.2 не указан год')
    assert.match((await first.get(url())).body, /В 3\.2 не указан год/)
    assert.doesNotMatch((await second.get(url())).body, /В 3\.2 не указан год/)
    const to = `${url()}/remarks/${remark?.id}`
    const said = { [`answer_${remark?.id}`]: '2025 год' }
    assert.equal((await second.post(to, said, url())).statusCode, 404)
    assert.equal((await first.post(to, said, url())).statusCode, 303)
    const panel = await secretary.get(`/cases/${id}/panel`)
    assert.match(panel.body, /Ответ: 2025 год/)
    const end = `/cases/${id}/panel/remarks/${remark?.id}/withdrawal`
    assert.equal((await secretary.post(end, {}, `/cases/${id}/panel`)).statusCode, 303)
    assert.notEqual((await site.reads.remarksOfExpert(first.personId))[0]?.withdrawnAt, null)
  })
})
