import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { journalPaper } from '../../src/application/papers/journal-paper.ts'
import { requestAnswer } from '../../src/application/papers/request-answer.ts'
import { requestApplication } from '../../src/application/papers/request-application.ts'
import type { FiledRequest, RequestSubject } from '../../src/application/papers/request-subject.ts'
import type { JournalLine } from '../../src/application/reads/queue.ts'
import { plainDate } from '../../src/domain/calendar/plain-date.ts'
import { packRef } from '../../src/domain/regulations/pack.ts'
import type { Form } from '../../src/domain/regulations/vocabulary.ts'
import type { RequestContents } from '../../src/domain/request/request-events.ts'
import { today } from '../sample-case.ts'
import { chosenIn, law, lineIn, packOf, type Region, subjectIn, teacher, textOf } from './paper-desk.ts'

const requestIn = (
  region: Region,
  form: Form,
  contents: RequestContents,
  { text = {}, state = {} }: { text?: Record<string, string>; state?: object } = {},
): RequestSubject => {
  const pack = packOf(region)
  const rule = pack.documents.find(line => line.form === form)
  assert.ok(rule !== undefined, `${region}: ${form}`)
  const request = { applicantId: 'teacher-1', contents, channel: 'system', answerBy: 'account', documents: [] }
  const { moment, names } = subjectIn(region)
  return {
    ...{ rule, pack, text, moment, names, person: teacher() },
    state: {
      ...{ stage: 'fulfilled', request, received: today, registered: today, number: '5', facts: {}, findings: [] },
      ...{ pack: packRef(pack), last: today, form, decided: today },
      ...state,
    } as unknown as FiledRequest,
    cite: reference => law.cited(packRef(pack), reference),
  }
}

const complaint: RequestContents = { kind: 'complaint', subject: 'late_service', given: [], federalNumber: 'ФГИС-9' }

describe('заявления КБР по приложениям 3 и 4', () => {
  it('приложение 3: что выдать, приказ, причина, документ, связь', () => {
    const text = { order: '№ 7 от 14.12.2023', reason: 'утеря оригинала' }
    const subject = requestIn('kbr', 'extract_application', { kind: 'extract', form: 'certified_copy' }, { text })
    const paper = requestApplication(subject)
    assert.equal(paper.from?.[0], 'от Клёновой Веры Ильиничны')
    assert.deepEqual(chosenIn(paper), ['копию приказа'])
    assert.equal(lineIn(paper, 'номер и дата приказа'), '№ 7 от 14.12.2023')
    assert.equal(lineIn(paper, 'в связи с'), 'утерей оригинала')
    assert.match(lineIn(paper, '1. Сведения о документе') ?? '', /серия 45 08 № 123456, выдан 01\.02\.2015/)
  })
  it('приложение 4: ошибка словами заявителя и реквизиты приказа', () => {
    const text = { order: '№ 7', errors: 'Клёнава вместо Клёнова <b>' }
    const paper = requestApplication(requestIn('kbr', 'correction_application', { kind: 'correction' }, { text }))
    assert.ok(textOf(paper).includes('Клёнава вместо Клёнова <b>'))
    assert.equal(lineIn(paper, '4. Номер и дата приказа'), '№ 7')
  })
})

describe('ответы на обращения', () => {
  it('жалоба удовлетворена: почему, что сделано, извинения (210-ФЗ ст. 11.2 ч. 8.1)', () => {
    const decision = { outcome: 'satisfied', reasons: 'Срок нарушен', measures: 'Решение направлено' }
    const paper = requestAnswer(requestIn('kbr', 'complaint_answer', complaint, { state: { decision } }))
    for (const part of ['жалобу удовлетворить', 'Срок нарушен', 'Решение направлено', 'Приносим извинения', 'ФГИС-9'])
      assert.ok(textOf(paper).includes(part), part)
    assert.equal(paper.signatory?.post, packOf('kbr').authority.head_post)
  })
  it('жалобе отказано: почему и куда дальше, но не туда, куда уже жаловались (ч. 8.2)', () => {
    const { addressees = [] } = packOf('kbr').variants.complaint
    const [minister = '', government = ''] = addressees
    const decision = { outcome: 'not_satisfied', reasons: 'Срок соблюдён' }
    const subject = requestIn('kbr', 'complaint_answer', complaint, {
      text: { addressee: minister },
      state: { decision },
    })
    const text = textOf(requestAnswer(subject))
    assert.ok(text.includes('Срок соблюдён') && text.includes(government) && text.includes('Суд'))
    assert.ok(!text.includes(minister))
  })
  it('отказ по закрытому перечню заполняет номер и день обращения', () => {
    const [ground] = packOf('kbr').variants.extract.refuse_when
    assert.ok(ground !== undefined)
    const findings = [{ rule: ground.id, clause: ground.clause, what: ground.what, met: false, known: {} }]
    const contents: RequestContents = { kind: 'extract', form: 'extract' }
    const text = textOf(
      requestAnswer(requestIn('kbr', 'service_refusal', contents, { state: { stage: 'refused', findings } })),
    )
    assert.match(text, /заявления от 01\.02\.2024 № 5/)
    assert.ok(text.includes(ground.what) && !text.includes('{'))
  })
  it('ошибка исправлена или её нет: слова пакета и ответа', () => {
    const text = { order: '№ 7', errors: 'опечатка', answer: 'Верно: Клёнова' }
    const mended = requestAnswer(requestIn('penza', 'correction_decision', { kind: 'correction' }, { text }))
    assert.match(textOf(mended), /новый документ[\s\S]*Верно: Клёнова/)
    const none = requestAnswer(requestIn('penza', 'no_error_notice', { kind: 'correction' }))
    assert.match(textOf(none), /технической ошибки нет/)
  })
})

describe('журнал регистрации', () => {
  const line = {
    ...{
      id: 'c1',
      region: 'kaliningrad',
      number: '2024/0001',
      epguNumber: '4073930717',
      stage: 'closed',
      outcome: 'refused',
    },
    ...{
      category: 'highest',
      position: 'Учитель',
      channel: 'epgu',
      applicant: 'Щ'.repeat(200),
      organisation: 'Школа № 1',
    },
    ...{ received: today, registered: plainDate('2024-02-02') },
  } as unknown as JournalLine

  it('в Калининграде это книга учёта; лежит поперёк; строка несёт оба номера и слово региона', () => {
    const pack = packOf('kaliningrad')
    const period = { from: plainDate('2024-02-01'), to: plainDate('2024-02-29') }
    const paper = journalPaper(pack, [line, { ...line, registered: null }], period, { on: today, packOf: () => pack })
    assert.equal(paper.layout, 'journal')
    assert.match(paper.title, /^Книга учёта/)
    const table = paper.blocks.find(block => block.kind === 'table')
    assert.ok(table?.kind === 'table')
    assert.equal(table.head.length, table.widths?.length)
    assert.deepEqual(table.rows[0]?.slice(0, 5), [
      '1',
      '2024/0001; ЕПГУ 4073930717',
      '01.02.2024',
      '02.02.2024',
      'Щ'.repeat(200),
    ])
    assert.equal(table.rows[1]?.[3], '')
    assert.match(textOf(paper), /за период с 01\.02\.2024 по 29\.02\.2024/)
  })
})
