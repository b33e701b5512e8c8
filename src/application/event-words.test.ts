import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { packSample } from '../../tests/pack-sample.ts'
import { plainDate } from '../domain/calendar/plain-date.ts'
import type { CaseEvent } from '../domain/case/events.ts'
import { eventWords, peopleIn } from './event-words.ts'

const context = { names: { e1: 'Дёмин Олег', e2: 'Соколова Вера', c1: 'Орлова Тамара' }, pack: packSample() }
const wordsOf = (event: CaseEvent) => eventWords(event, context)

describe('что произошло с делом, словами', () => {
  it('называет номер, день, человека и причину', () => {
    assert.deepEqual(wordsOf({ type: 'Registered', data: { number: '7/2026', automatic: true } }), {
      title: 'Заявление зарегистрировано автоматически',
      details: ['Номер 7/2026.'],
    })
    const attestation = { on: plainDate('2026-03-16'), place: 'Нальчик', form: 'absent' as const }
    assert.deepEqual(wordsOf({ type: 'AttestationMoved', data: { attestation, reason: 'болезнь' } }).details, [
      'День аттестации 16.03.2026, Нальчик, без участия заявителя.',
      'Причина: болезнь',
    ])
    const seat = { expertId: 'e2', organisationId: 'o', duty: 'main' as const }
    const replaced: CaseEvent = { type: 'ExpertReplaced', data: { out: 'e1', seat, reason: 'самоотвод', findings: [] } }
    assert.match(wordsOf(replaced).details.join(), /Вместо Дёмин Олег – Соколова Вера/)
  })

  it('в отказе видны только те основания, что подтвердились, со словами человека', () => {
    const finding = (what: string, met: boolean, seen?: string) => ({
      ...{ rule: what, clause: 'reg п. 28', what, met, known: seen === undefined ? {} : { seen } },
    })
    const refused: CaseEvent = {
      type: 'AcceptanceRefused',
      data: { findings: [finding('Иная услуга', false, 'просит лицензию'), finding('Подпись', true)] },
    }
    assert.deepEqual(wordsOf(refused).details, ['Иная услуга – просит лицензию'])
  })

  it('пустые слова строк не дают', () => {
    assert.deepEqual(wordsOf({ type: 'Withdrawn', data: { reason: '' } }).details, [])
    assert.deepEqual(wordsOf({ type: 'InformationGiven', data: { documents: [], answer: '' } }).details, [])
  })

  it('каждый названный в событиях человек известен для поиска имени, один раз', () => {
    const seat = (expertId: string) => ({ expertId, organisationId: 'o', duty: 'main' as const })
    const events: CaseEvent[] = [
      { type: 'ReviewStarted', data: { officerId: 'c1' } },
      { type: 'PanelAppointed', data: { seats: [seat('e1'), seat('e2')], findings: [] } },
      { type: 'ConflictDeclared', data: { expertId: 'e1', reason: 'родня' } },
    ]
    assert.deepEqual(peopleIn(events), ['c1', 'e1', 'e2'])
  })
})
