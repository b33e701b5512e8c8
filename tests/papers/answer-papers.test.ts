import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { plainDate } from '../../src/domain/calendar/plain-date.ts'
import { today } from '../sample-case.ts'
import type { Around } from './paper-desk.ts'
import { law, lineIn, packOf, paperIn, type Region, regions, subjectIn, teacher, textOf } from './paper-desk.ts'

const finding = (region: Region) => {
  const ground = packOf(region).refuse_service_when[0]
  assert.ok(ground !== undefined)
  const { id, clause, what } = ground
  return {
    rule: id,
    clause,
    what,
    met: false,
    known: { seen: 'нет аналитической справки' },
    remedy: 'Приложите справку',
  }
}
const refusedBy = (region: Region): Around => ({ state: { refusal: { on: today, findings: [finding(region)] } } })
const ballot = { total: 7, present: 7, for: 2, against: 5 }
const decided = (outcome: 'set' | 'refused', region: Region, more: object = {}): Around => ({
  stage: 'published',
  state: {
    decision: {
      ...{ outcome, on: today, ballot },
      ...(outcome === 'refused' ? { reason: 'Баллов меньше порога', findings: [finding(region)] } : { findings: [] }),
    },
    ...more,
  },
})
const order = { title: 'Об установлении категорий', signedBy: 'minister' }
const minister = teacher({ id: 'minister', surname: 'Главный', name: 'Олег', patronymic: 'Петрович', sex: 'male' })
const worker = teacher({ id: 'clerk-1', surname: 'Белова', name: 'Ася', patronymic: null, phone: '+7 900 111-11-11' })

describe('уведомление о регистрации', () => {
  it('называет номер, день срока и как он посчитан, и куда жаловаться', () => {
    for (const region of regions) {
      const paper = paperIn(region, 'registration_notice')
      const text = textOf(paper)
      assert.equal(paper.addressee[0], 'Клёновой Вере Ильиничне', region)
      assert.match(text, /№ 77 от 01\.02\.2024/, region)
      assert.match(text, /Регламентный срок исполнения – \d\d\.\d\d\.\d{4}/, region)
      assert.match(text, /день начала не считается, ГК ст\. 191/, region)
      assert.doesNotMatch(text, /Срок идёт|осталось/, `${region}: завтра эти слова были бы неправдой`)
      const { authority, variants } = packOf(region)
      // The federal base names the bodies in general; the letter names them as the region calls them.
      const general = [/^Орган, предоставляющий услугу$/, /^Вышестоящий орган/] as const
      for (const body of variants.complaint.addressees ?? [])
        assert.ok(
          text.includes(body.replace(general[0], authority.name).replace(general[1], authority.higher_body)),
          region,
        )
      assert.doesNotMatch(text, /Основание: (reg|guide|memo) /, `${region}: пункт назван словами`)
    }
  })

  it('Кузбасс: девяносто дней и do.gosuslugi.ru', () => {
    const received = plainDate('2023-11-03')
    const pack = packOf('kuzbass')
    const text = textOf(
      paperIn('kuzbass', 'registration_notice', {
        state: { received, facts: { 'application.received': received, 'application.registered': received } },
        more: {
          deadlines: subjectIn('kuzbass', {
            state: { received, facts: { 'application.received': received, 'application.registered': received } },
          }).deadlines,
        },
      }),
    )
    assert.match(text, /Регламентный срок исполнения – 01\.02\.2024/)
    assert.match(text, /do\.gosuslugi\.ru/)
    assert.ok(pack.variants.complaint.offered)
  })
})

describe('письма по делу', () => {
  it('день, время, место и форма аттестации; до какого дня можно дополнить; почему перенесено', () => {
    const attestation = { on: plainDate('2024-03-14'), time: '14:30', place: 'Зал <b>1</b>', form: 'video' as const }
    const facts = { 'application.received': today, 'commission.meeting': attestation.on }
    for (const region of regions) {
      const text = textOf(paperIn(region, 'attestation_notice', { stage: 'admitted', state: { attestation, facts } }))
      for (const part of ['14.03.2024', '14:30', 'Зал <b>1</b>', 'по видео-конференц-связи'])
        assert.ok(text.includes(part), region)
    }
    const moved = { type: 'AttestationMoved', data: { attestation, reason: 'Ремонт зала' } } as never
    assert.match(
      textOf(paperIn('kbr', 'attestation_notice', { stage: 'admitted', more: { event: moved } })),
      /Ремонт зала/,
    )
  })

  it('Кузбасс называет ответственного с почтой и телефоном', () => {
    const text = textOf(paperIn('kuzbass', 'officer_message', { stage: 'review', more: { officer: worker } }))
    for (const part of ['Белова Ася', 'vera@example.ru', '+7 900 111-11-11']) assert.ok(text.includes(part), part)
  })

  it('запрос в другой регион: кому, о ком, о какой категории', () => {
    const held = {
      ...{ category: 'first' as const, setOn: plainDate('2021-05-20'), position: 'Учитель', orderNumber: '44' },
      ...{ otherRegion: 'Ярский край', body: 'Министерство образования Ярского края' },
    } as const
    const event = { type: 'InformationAsked', data: { of: 'other_region', what: 'Подтвердите приказ' } } as never
    const paper = paperIn('kaliningrad', 'other_region_request', {
      stage: 'review',
      application: { held: [held] },
      more: { event },
    })
    assert.deepEqual(paper.addressee, ['Министерство образования Ярского края'])
    for (const part of ['Клёнова Вера Ильинична', '20.05.2021', '44', 'Подтвердите приказ'])
      assert.ok(textOf(paper).includes(part), part)
    assert.ok(!textOf(paper).includes('123456'), 'паспорт для запроса не нужен')
  })

  it('адрес дома стоит только на почтовом письме', () => {
    const home = teacher().address ?? ''
    assert.ok(!textOf(paperIn('penza', 'registration_notice')).includes(home))
    assert.ok(textOf(paperIn('penza', 'registration_notice', { application: { resultBy: 'post' } })).includes(home))
  })
})

describe('отказ', () => {
  it('в приёме и в услуге: основание словами, что увидено, как исправить, куда жаловаться', () => {
    for (const region of regions)
      for (const form of ['acceptance_refusal', 'service_refusal'] as const) {
        const text = textOf(
          paperIn(region, form, {
            stage: form === 'acceptance_refusal' ? 'acceptance_refused' : 'service_refused',
            ...refusedBy(region),
          }),
        )
        const { what } = finding(region)
        for (const part of [what.replace(/\.$/, ''), 'нет аналитической справки', 'Как исправить: приложите справку'])
          assert.ok(text.includes(part), `${region} ${form}: ${part}`)
        assert.ok(text.includes('Клёнова Вера Ильинична') && text.includes('Школа № 1'), region)
      }
  })

  it('КБР: прил. 7 служит двум отказам, и заголовки у них свои; вопрос в пакете есть', () => {
    const acceptance = paperIn('kbr', 'acceptance_refusal', refusedBy('kbr'))
    const service = paperIn('kbr', 'service_refusal', refusedBy('kbr'))
    assert.match(acceptance.title, /в приёме документов/)
    assert.match(service.title, /в предоставлении государственной услуги/)
    for (const paper of [acceptance, service]) {
      const text = textOf(paper)
      assert.match(text, /от 01\.02\.2024 № 77 в соответствии с приказом .* № 196/)
      assert.match(text, /вправе повторно обратиться/)
      assert.match(text, /в судебном порядке/)
    }
    assert.ok(packOf('kbr').questions.some(({ clause }) => clause.includes('прил. 7')))
  })
})

describe('решение', () => {
  it('установлено: кому, где, должность, категория, приказ; день решения – день категории (196 п. 42)', () => {
    for (const region of regions) {
      const paper = paperIn(region, 'decision_granted', {
        ...decided('set', region),
        more: { order, signer: minister },
      })
      const text = textOf(paper)
      assert.equal(paper.addressee[0], 'Клёновой Вере Ильиничне', region)
      assert.equal(lineIn(paper, 'Должность'), 'Учитель (математика)', region)
      assert.equal(lineIn(paper, 'Ф. И. О.'), 'Клёнова Вера Ильинична', region)
      assert.match(text, /первую квалификационную категорию/, region)
      assert.match(text, /от 01\.02\.2024 № 12 «Об установлении категорий»/, region)
      assert.match(text, /Категория действует\nс 1 февраля 2024/, region)
      assert.equal(paper.signatory?.post, packOf(region).authority.head_post)
      assert.equal(paper.signatory?.personId, 'minister')
    }
    assert.match(
      textOf(paperIn('penza', 'decision_granted', decided('set', 'penza'))),
      /с 1 февраля 2024 г. сроком на 5 лет/,
    )
    assert.match(textOf(paperIn('kbr', 'decision_granted', decided('set', 'kbr'))), /без ограничения срока/)
  })

  it('КБР, прил. 5: должности в бланке нет, документ её несёт, вопрос в пакете есть', () => {
    assert.ok(packOf('kbr').questions.some(({ clause, ask }) => clause.includes('прил. 5') && /должност/.test(ask)))
  })

  it('Кузбасс: адрес, заявление с портала и предупреждение о днях', () => {
    const paper = paperIn('kuzbass', 'decision_granted', decided('set', 'kuzbass'))
    assert.deepEqual(paper.addressee, ['Клёновой Вере Ильиничне', 'г. Учебный, ул. Школьная, д. 1'])
    assert.match(textOf(paper), /заявления от 01\.02\.2024 № 77/)
    assert.match(textOf(paper), /дата заявления на портале днём решения не является/)
  })

  it('отказано: причины названы', () => {
    for (const region of regions) {
      const text = textOf(paperIn(region, 'decision_refused', { ...decided('refused', region), more: { order } }))
      assert.match(text, /Баллов меньше порога/, region)
      assert.match(text, /перв(ой|ую) квалификационн/, region)
    }
  })

  it('Кузбасс: письмо с обращением по полу и приказом', () => {
    const letter = (changes: object) =>
      textOf(
        paperIn('kuzbass', 'decision_refused', {
          ...decided('refused', 'kuzbass'),
          person: teacher(changes),
          more: { order },
        }),
      )
    assert.match(letter({}), /Уважаемая Вера Ильинична!/)
    assert.match(letter({ surname: 'Клёнов', name: 'Олег', patronymic: 'Ильич', sex: 'male' }), /Уважаемый Олег Ильич!/)
    assert.match(letter({ patronymic: null, sex: null }), /Уважаемый\(ая\) Вера!/)
    assert.match(
      letter({}),
      /утверждено приказом Министерства образования Кузбасса от 01\.02\.2024 № 12 «Об установлении категорий»/,
    )
    assert.match(letter({}), /серия 45 08 № 123456/)
  })
})

describe('места в словах пакета', () => {
  it('ни одно не остаётся незаполненным', () => {
    for (const { pack } of law.packs)
      for (const rule of pack.documents)
        for (const sentence of rule.says ?? [])
          for (const [, name = ''] of sentence.matchAll(/\{([^}]*)\}/g))
            assert.ok(known.includes(name), `${pack.region} ${rule.form}: {${name}}`)
  })
})

const known =
  'number received year applicant position organisation category_accusative category_genitive decided order order_title'.split(
    ' ',
  )
