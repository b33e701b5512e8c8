import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { agendaPaper } from '../../src/application/papers/agenda-paper.ts'
import type { CaseHeard } from '../../src/application/papers/cases-heard.ts'
import { linkLetter } from '../../src/application/papers/link-letter.ts'
import { meetingPackage } from '../../src/application/papers/meeting-package.ts'
import { minutes } from '../../src/application/papers/meeting-papers.ts'
import type { Met } from '../../src/application/papers/minutes-content.ts'
import type { Paper } from '../../src/application/papers/paper.ts'
import { plainDate } from '../../src/domain/calendar/plain-date.ts'
import type { Duty } from '../../src/domain/commission/meeting-events.ts'
import { law, packOf, regions, subjectIn, teacher, textOf } from './paper-desk.ts'

const on = plainDate('2024-03-14')
const duties: Record<string, Duty> = {
  chair: 'chair',
  deputy: 'deputy_chair',
  keeper: 'secretary',
  m1: 'member',
  m2: 'member',
  m3: 'member',
  m4: 'member',
}
const names = Object.fromEntries(Object.keys(duties).map(id => [id, `И. О. ${id}`]))
const roster = Object.entries(duties).map(([personId, duty]) => ({ personId, duty, tradeUnion: personId === 'm1' }))

const heard = (
  surname: string,
  differs: Partial<CaseHeard> & { outcome?: 'set' | 'refused'; reason?: string } = {},
): CaseHeard => {
  const { outcome = 'set', reason, ...rest } = differs
  const person = teacher({ id: `p-${surname}`, surname })
  const ballot = { total: 7, present: 6, for: outcome === 'set' ? 5 : 1, against: outcome === 'set' ? 1 : 5 }
  const { state, organisation } = subjectIn('kbr', {
    stage: 'decided',
    person,
    state: {
      decision: { outcome, on, ballot, reason, findings: [] },
      conclusion: { basis: 'sheets', meets: true, total: 75, percent: 75, findings: [] },
    },
  })
  const item = { caseId: `case-${surname}`, applicantId: person.id, votes: {}, decision: { ballot, outcome } }
  return { item, state, person, organisation, ...rest }
}

const met = (cases: readonly CaseHeard[], present = ['chair', 'deputy', 'keeper', 'm1', 'm2', 'm3']): Met => ({
  stage: 'closed',
  region: 'kbr',
  ...{ on, time: '10:00', place: 'малый зал', form: 'in_person', link: 'https://vks.invalid/1' },
  roster,
  agenda: cases.map(({ item }) => item),
  present,
  ...{ opened: on, closed: on, last: on, signatures: [] },
})

const rule = {
  number: '4',
  title: 'Протокол заседания',
  clause: 'reg п. 20.8',
  says: ['Решение вступает в силу со дня его вынесения.'],
}
const drawn = (cases: CaseHeard[], present?: string[]): Paper =>
  minutes(packOf('kbr'), met(cases, present), names, cases, rule)
const signersIn = (paper: Paper) => paper.blocks.flatMap(block => (block.kind === 'signatures' ? block.lines : []))

describe('протокол заседания', () => {
  it('кто был, кого не было, кворум с числами, место и время', () => {
    const text = textOf(drawn([heard('Клёнова')]))
    assert.match(
      text,
      /Присутствовали[\s\S]*И\. О\. m1, член комиссии, представитель профсоюза[\s\S]*Отсутствовали[\s\S]*И\. О\. m4, член комиссии/,
    )
    assert.match(text, /из 7 нужно 5, есть 6\. Кворум имеется\./)
    assert.match(text, /Председательствующий\nИ\. О\. chair/)
    assert.match(text, /14 марта 2024 г\., 10:00, малый зал, очно/)
  })

  it('без председателя ведёт заместитель; подписывают те из названных регламентом, кто был', () => {
    const paper = drawn([heard('Клёнова')], ['deputy', 'keeper', 'm1', 'm2', 'm3'])
    assert.match(textOf(paper), /Председательствующий\nИ\. О\. deputy/)
    assert.deepEqual(signersIn(paper), [
      { post: 'Заместитель председателя ГАК', name: 'И. О. deputy', personId: 'deputy' },
      { post: 'Секретарь ГАК', name: 'И. О. keeper', personId: 'keeper' },
    ])
  })

  it('СЛУШАЛИ, ГОЛОСОВАЛИ, РЕШИЛИ по каждому делу; без записанных выступлений раздела ВЫСТУПИЛИ нет', () => {
    const text = textOf(
      drawn([heard('Клёнова'), heard('Дубова', { outcome: 'refused', reason: 'Баллов меньше порога' })]),
    )
    assert.match(
      text,
      /1\. Клёнова Вера Ильинична[\s\S]*СЛУШАЛИ: заявление № 77[\s\S]*ГОЛОСОВАЛИ: за – 5, против – 1, воздержались – 0\.\s+text\s+РЕШИЛИ: /,
    )
    assert.match(
      text,
      /установить первую квалификационную категорию по должности «Учитель \(математика\)» с 14 марта 2024 г\./,
    )
    assert.match(
      text,
      /2\. Дубова[\s\S]*отказать в установлении первой квалификационной категории[\s\S]*Основание: Баллов меньше порога/,
    )
    assert.doesNotMatch(text, /ВЫСТУПИЛИ/)
  })

  it('записанные выступления стоят между СЛУШАЛИ и ГОЛОСОВАЛИ своего дела, причины отсутствия – у имён', () => {
    const cases = [heard('Клёнова'), heard('Дубова')]
    const notes = {
      spoken: {
        'case-Клёнова': [
          { who: 'Ветрова А. П.', gist: 'Поддержала\n\nзаявителя' },
          { who: 'Лесной О. О. (специалист)', gist: 'Подтвердил баллы' },
        ],
      },
      absences: { m4: 'отпуск' },
    }
    const text = textOf(minutes(packOf('kbr'), met(cases), names, cases, { ...rule, notes }))
    assert.match(
      text,
      /СЛУШАЛИ[\s\S]*ВЫСТУПИЛИ:[\s\S]*Ветрова А\. П\.: Поддержала заявителя\nЛесной О\. О\. \(специалист\): Подтвердил баллы[\s\S]*ГОЛОСОВАЛИ/,
    )
    assert.equal(text.match(/ВЫСТУПИЛИ/g)?.length, 1)
    assert.match(text, /Отсутствовали[\s\S]*И\. О\. m4, член комиссии \(отпуск\)/)
  })

  it('воздержавшиеся – присутствовавшие без «за» и «против»', () => {
    const one = heard('Клёнова')
    const ballot = { total: 7, present: 6, for: 4, against: 1 }
    const paper = drawn([{ ...one, item: { ...one.item, decision: { ballot, outcome: 'set' } } }])
    assert.match(textOf(paper), /ГОЛОСОВАЛИ: за – 4, против – 1, воздержались – 1\./)
  })

  it('имя в дательном падеже, когда он верен; иначе – в именительном, отдельно', () => {
    const sure = textOf(drawn([heard('Клёнова', { dative: 'Клёновой Вере Ильиничне' })]))
    assert.match(sure, /РЕШИЛИ: Клёновой Вере Ильиничне установить/)
    assert.match(
      textOf(drawn([heard('Клёнова')])),
      /РЕШИЛИ: установить .* Педагогический работник – Клёнова Вера Ильинична\./,
    )
  })

  it('член комиссии по своему делу не голосует, и это записано', () => {
    const own = heard('Клёнова')
    const paper = drawn([{ ...own, item: { ...own.item, applicantId: 'm3' } }])
    assert.match(textOf(paper), /В голосовании не участвует: И\. О\. m3 \(рассматривается собственное заявление\)/)
    assert.doesNotMatch(textOf(drawn([own])), /не участвует/)
  })

  it('слова регламента – перед подписями; поле подшивки 30 мм', () => {
    const paper = drawn([heard('Клёнова')])
    assert.equal(paper.longKept, true)
    assert.deepEqual(
      paper.blocks.slice(-2).map(({ kind }) => kind),
      ['text', 'signatures'],
    )
  })
})

describe('документы к заседанию', () => {
  const cases = [heard('Клёнова'), heard('Дубова')]
  const said = { title: 'Документы к заседанию', clause: 'reg п. 71' }

  it('повестка: когда, где, дела по категориям, состав; подписывает секретарь', () => {
    for (const region of regions) {
      const paper = agendaPaper({ pack: packOf(region), state: met(cases), names, heard: cases }, said)
      const table = paper.blocks.find(block => block.kind === 'table')
      assert.ok(table?.kind === 'table')
      assert.deepEqual(
        table.rows.map(row => row[0]),
        ['Первая квалификационная категория', '1', '2'],
        region,
      )
      assert.match(textOf(paper), /Состав комиссии[\s\S]*И\. О\. chair, председатель/)
      assert.equal(paper.signatory?.personId, 'keeper')
    }
  })

  it('пакет: оглавление, а под ним каждое дело на своём листе с составом и выводом', () => {
    const view = { pack: packOf('kaliningrad'), state: met(cases), names, heard: cases }
    const paper = meetingPackage(view, ref => law.pack(ref), said)
    const kinds = paper.blocks.map(({ kind }) => kind)
    assert.ok(kinds.indexOf('contents') >= 0 && kinds.indexOf('contents') < kinds.indexOf('appendix'))
    const sheets = paper.blocks.flatMap(block => (block.kind === 'appendix' ? [block.title] : []))
    assert.deepEqual(sheets, ['1. Клёнова Вера Ильинична', '2. Дубова Вера Ильинична'])
    assert.match(textOf(paper), /Состав дела[\s\S]*Результаты анализа[\s\S]*75 \(75 %\)/)
  })

  it('ссылка: день, время, адрес', () => {
    const view = { pack: packOf('kaliningrad'), state: { ...met(cases), form: 'video' as const }, names, heard: cases }
    const paper = linkLetter(view, {
      ...said,
      says: ['Сообщаем ссылку.'],
      date: plainDate('2024-03-12'),
      addressee: ['Членам комиссии'],
    })
    assert.match(textOf(paper), /Сообщаем ссылку\.[\s\S]*14 марта 2024 г\., 10:00[\s\S]*https:\/\/vks\.invalid\/1/)
    assert.equal(paper.date, '2024-03-12')
  })
})
