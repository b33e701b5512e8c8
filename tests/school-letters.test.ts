import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { organisations } from '../src/adapters/db/organisations.ts'
import { outbox } from '../src/adapters/db/outbox.ts'
import { mergeOrganisations } from '../src/application/directory/merge.ts'
import { enclosuresOf } from '../src/application/documents/enclosures.ts'
import { blankOrder, lawNow } from '../src/application/order-step.ts'
import { makeSchoolLetters, sendSchoolLetters } from '../src/application/school-letters.ts'
import { prepareSigning } from '../src/application/signing/prepare.ts'
import { signWithTraining, takeTrainingCertificate } from '../src/application/signing/training.ts'
import type { OrderLine, OrderRow } from '../src/application/stores/decisions.ts'
import type { Organisation } from '../src/application/stores/people.ts'
import { plainDate } from '../src/domain/calendar/plain-date.ts'
import { type DeskSite, deskSite } from './desk-site.ts'
import { doJobs, shopOf, testPress, waiting } from './printing/print-shop.ts'
import { sampleSchool } from './samples/case-row.ts'
import { personAs, sure } from './signing/order-story.ts'

const region = 'kbr'
const on = plainDate('2026-03-02')

describe('приказ школе: одно письмо о всех её работниках', () => {
  let site: DeskSite
  let order: OrderRow
  const schools: [Organisation, Organisation] = [
    { ...sampleSchool(region), fullName: 'МКОУ «СОШ № 3»', email: 'school3@kbr.example' },
    { ...sampleSchool(region), fullName: 'МКОУ «Лицей № 5»' },
  ]
  const cases: string[] = []
  const papersOf = async (caseId: string) =>
    ((await site.reads.caseCard(caseId))?.papers ?? []).filter(({ form }) => form === 'employer_letter')
  const letterOf = async (at: number) => {
    const [letter, ...more] = await papersOf(cases[at] ?? '')
    assert.ok(letter && more.length === 0)
    const paper = await site.reads.paper(letter.id)
    assert.ok(paper)
    return paper
  }
  const told = async (work: 'make' | 'send') => {
    const law = sure(await lawNow(site.app, region))
    const by = await personAs(site, 'secretary', region)
    await site.app.storage.write(async tx => {
      if (work === 'make') await makeSchoolLetters(site.app, tx, law, order)
      else await sendSchoolLetters(site.app, tx, by, law, order)
      return {}
    })
  }
  const asSchool = async ({ id }: Organisation, url: string) => {
    const held = { role: 'employer' as const, region, organisationId: id }
    const account = await site.person(`school-${randomUUID().slice(0, 8)}`, [held])
    return site.server.inject({ url, headers: { cookie: await site.cookieOf(account, held) } })
  }

  before(async () => {
    site = await deskSite('2026-03-02T08:00:00Z')
    site.app.publicUrl = 'https://kategoria.example'
    for (const school of schools) await organisations(site.database.db).put(school)
    const rows: OrderLine[] = []
    for (const [surname, school, outcome] of [
      ['Ветрова', schools[0], 'set'],
      ['Лесная', schools[0], 'refused'],
      ['Боброва', schools[1], 'set'],
    ] as const) {
      const caseId = await site.filed(region, { organisationId: school.id }, surname)
      cases.push(caseId)
      rows.push({
        ...{ caseId, category: 'first', position: 'Учитель (математика)', outcome, decidedOn: on },
        ...{ fullName: `${surname} Мария Петровна`, organisation: school.fullName, municipality: 'Нальчик' },
        ...(outcome === 'refused' ? { reason: 'Не подтверждены результаты' } : {}),
      })
    }
    order = {
      ...{ ...blankOrder, id: randomUUID(), region, meetingId: null, title: 'Об итогах аттестации', rows },
      ...{ draftedOn: on, signedOn: on, number: '22/318', status: 'signed', publishedOn: on },
    }
    await told('make')
  })
  after(() => site.close())

  it('в письме выписка из приказа о своих и ни слова о чужих; причины отказа в нём нет', async () => {
    const paper = await letterOf(0)
    assert.equal((await letterOf(1)).id, paper.id, 'письмо одно на школу, след у каждого дела')
    const words = JSON.stringify(paper.content)
    assert.deepEqual(paper.content.addressee, ['МКОУ «СОШ № 3»'])
    assert.match(words, /Выписка из приказа от 2 марта 2026 г\. № 22\/318/)
    assert.match(words, /Ветрова Мария Петровна[\s\S]*установлена[\s\S]*Лесная Мария Петровна[\s\S]*отказано/)
    assert.doesNotMatch(words, /Боброва|Не подтверждены/)
    assert.match(words, new RegExp(`https://kategoria\\.example/register/${order.id}`))
    const other = await letterOf(2)
    assert.notEqual(other.id, paper.id)
    assert.doesNotMatch(JSON.stringify(other.content), /Ветрова|Лесная/)
  })

  it('читает его своя школа и министерство; чужая школа и педагог – нет', async () => {
    const { id } = await letterOf(0)
    assert.equal((await asSchool(schools[0], `/papers/${id}`)).statusCode, 200)
    assert.equal((await asSchool(schools[0], `/papers/${id}/pdf`)).statusCode, 202)
    assert.match((await asSchool(schools[0], `/school/cases/${cases[0]}`)).body, new RegExp(`/papers/${id}`))
    assert.equal((await asSchool(schools[1], `/papers/${id}`)).statusCode, 404)
    assert.equal((await (await site.worker('secretary', region)).get(`/papers/${id}`)).statusCode, 200)
    for (const [role, where] of [
      ['teacher', region],
      ['expert', region],
      ['clerk', 'penza'],
    ] as const)
      assert.equal((await (await site.worker(role, where)).get(`/papers/${id}`)).statusCode, 404, role)
  })

  it('до опубликования почта молчит; потом по письму на школу, второй раз – ни одного', async () => {
    const before = await waiting(site, 'send_notice')
    const { app, files, signing: tools } = site
    const clerk = await personAs(site, 'clerk', region)
    const { id } = await letterOf(0)
    const taken = sure(await takeTrainingCertificate(app, tools, clerk))
    const { signingId } = sure(await prepareSigning(app, clerk, id, { ...taken, tools }))
    const shop = shopOf(site, testPress())
    await doJobs(site, shop)
    sure(await signWithTraining({ app, files, tools }, clerk, signingId))

    await told('send')
    assert.equal(await waiting(site, 'send_notice'), before + schools.length)
    await told('send')
    assert.equal(await waiting(site, 'send_notice'), before + schools.length)

    const { rows } = await site.database.pool.query<{ id: string; organisation: string }>(
      `select id, organisation_id as organisation from notices where way = 'email' and organisation_id is not null`,
    )
    const noticeOf = (school: Organisation) => rows.find(({ organisation }) => organisation === school.id)?.id ?? ''
    const letter = await outbox(site.database.db).waiting(noticeOf(schools[0]))
    assert.equal(letter?.to, 'school3@kbr.example')
    assert.match(letter?.body ?? '', /приказ № 22\/318 от 02\.03\.2026/)
    const { enclosures } = await enclosuresOf(shop, letter?.documentId ?? '')
    assert.deepEqual(
      enclosures.map(({ mediaType }) => mediaType),
      ['application/pdf', 'application/pkcs7-signature'],
    )
    // No address: the letter lies in the school's account.
    assert.equal(await outbox(site.database.db).waiting(noticeOf(schools[1])), undefined)
  })

  it('школа, которая заняла место другой, получает одно письмо о работниках обеих', async () => {
    const [from, into] = [sampleSchool(region), sampleSchool(region)]
    const rows: OrderLine[] = []
    for (const school of [from, into]) {
      await organisations(site.database.db).put(school)
      const caseId = await site.filed(region, { organisationId: school.id }, 'Ольхова')
      rows.push({ ...order.rows[0], caseId, organisation: school.fullName } as OrderLine)
    }
    const admin = await personAs(site, 'admin', region)
    sure(await mergeOrganisations(site.app, admin, from.id, into.id, 'Приказ от 01.03.2026 № 1'))
    const law = sure(await lawNow(site.app, region))
    await site.app.storage.write(async tx => {
      await makeSchoolLetters(site.app, tx, law, { ...order, id: randomUUID(), rows })
      return {}
    })
    const letters = await site.reads.noticesOfOrganisation(into.id)
    assert.equal(new Set(letters.map(({ documentId }) => documentId)).size, 1)
    assert.deepEqual(await site.reads.noticesOfOrganisation(from.id), [])
    assert.equal((await asSchool(into, `/papers/${letters[0]?.documentId}`)).statusCode, 200)
  })

  it('где регламент школе не пишет, писем нет', async () => {
    const law = sure(await lawNow(site.app, 'penza'))
    await site.app.storage.write(async tx => {
      await makeSchoolLetters(site.app, tx, law, { ...order, id: randomUUID(), region: 'penza' })
      return {}
    })
    const { rows } = await site.database.pool.query(`select 1 from documents where region = 'penza'`)
    assert.equal(rows.length, 0)
  })
})
