import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { deadlineRule } from '../calendar/deadline-rule.ts'
import { assumedInWords } from './in-words/assumed.ts'
import { deadlineInWords } from './in-words/deadlines.ts'

const rule = (more: object) => deadlineRule.parse({ clause: 'reg п. 1', title: 'Пакет документов', ...more })

describe('правило словами', () => {
  it('срок вперёд', () => {
    const sentence = deadlineInWords(
      rule({
        within: '30 дней',
        read_as: 'calendar_days',
        after: 'application.received',
        obliges: 'clerk',
        closed_by: 'application.admitted',
        roll: true,
      }),
    )
    assert.equal(
      sentence,
      '«Пакет документов»: не позднее чем через 30 календарных дней после события «получение заявления», день события не считается. ' +
        'Исполняет: делопроизводитель; срок закрывает «допуск к аттестации». ' +
        'Последний день, если он нерабочий, переносится на ближайший рабочий.',
    )
  })

  it('срок назад и срок в тот же день, для части дел', () => {
    assert.match(
      deadlineInWords(
        rule({
          at_least: '4 рабочих дня',
          before: 'commission.meeting',
          obliges: 'secretary',
          closed_by: 'package.ready',
          for: { categories: ['methodist'], channels: ['epgu', 'mfc'] },
        }),
      ),
      /не позднее чем за 4 рабочих дня до события «заседание комиссии» \(категории — педагог-методист; подача — через ЕПГУ и через МФЦ\)/,
    )
    assert.match(
      deadlineInWords(
        rule({ same_day: true, after: 'application.received', obliges: 'system', closed_by: 'application.registered' }),
      ),
      /: в день события «получение заявления»\. Исполняет: система/,
    )
  })

  it('принятое без бумаги названо словами, незнакомый ключ — как написан', () => {
    assert.equal(assumedInWords(['epgu', 'closed_by', 'colour']), 'код статуса ЕПГУ, чем закрывается срок, colour')
  })
})
