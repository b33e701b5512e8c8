import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  actor,
  anyCommand,
  calendar,
  clerk,
  secretary,
  setting,
  storyIn,
  submit,
  teacher,
} from '../../../tests/given.ts'
import { roadTo, settingFor } from '../../../tests/road.ts'
import { deadlinesOf } from '../calendar/deadlines.ts'
import { plainDate } from '../calendar/plain-date.ts'
import { type Stage, stages } from '../regulations/vocabulary.ts'
import type { CommandType } from './commands.ts'
import { mayOrder } from './life-cycle.ts'
import { dueTasks } from './reminders.ts'
import { nextDate, statusOf } from './status.ts'

const { pack } = setting()
const at = (stage: Stage) => storyIn(settingFor(stage)).from(roadTo[stage]).state

describe('что видит читатель', () => {
  it('слово и код — из регламента; стадии, которой в нём нет, достаётся слово прежней', () => {
    assert.deepEqual([statusOf(at('review'), pack).word, statusOf(at('review'), pack).number], ['На рассмотрении', 4])
    assert.equal(statusOf(at('disputed'), pack).word, 'Экспертиза')
    assert.equal(statusOf(at('admitted'), pack).epgu, 6)
  })
  it('итоговая стадия чужого слова не берёт', () => {
    assert.deepEqual(
      [statusOf(at('archived'), pack).word, statusOf(at('archived'), pack).questionMark],
      ['Дело в архиве', true],
    )
  })
  it('дело, закрытое отказом комиссии, показывает отказ в услуге', () => {
    const refused = storyIn(setting())
      .from(roadTo.meeting)
      .and('2024-03-20', secretary, {
        type: 'Decide',
        outcome: 'refused',
        ballot: { total: 9, present: 7, for: 0, against: 7 },
        reason: 'Нет подтверждений',
      })
      .and('2024-03-21', secretary, { type: 'SendResult', form: 'decision_refused' })
    assert.deepEqual(
      [statusOf(refused.state, pack).word, statusOf(refused.state, pack).epgu],
      ['Отказано в предоставлении услуги', 4],
    )
    assert.deepEqual([statusOf(at('closed'), pack).word, statusOf(at('closed'), pack).epgu], ['Услуга оказана', 3])
  })
  it('предположение составителя видно знаком вопроса', () => {
    assert.equal(statusOf(at('assessment'), pack).questionMark, true)
    assert.equal(statusOf(at('review'), pack).questionMark, false)
  })
  it('педагогу сказано, с какого дня действует категория, — с дня решения, а не приказа', () => {
    assert.match(statusOf(at('closed'), pack).sentence, /действует с 20 марта 2024/)
  })
  it('на каждой стадии есть слово и предложение, а чей ход — тот по таблице что-то может', () => {
    for (const stage of stages) {
      const { word, sentence, move } = statusOf(at(stage), pack)
      assert.ok(word.length > 0 && sentence.length > 0)
      if (move === undefined) continue
      const commands: CommandType[] = Object.keys(roadCommands) as CommandType[]
      assert.ok(
        commands.some(command => mayOrder(stage, command, move.role)),
        `${stage}: ${move.role}`,
      )
    }
  })
  it('после отправки отказа ходить некому', () => {
    const sent = storyIn(setting())
      .from(roadTo.service_refused)
      .and('2024-02-07', clerk, { type: 'SendResult', form: 'service_refusal' })
    assert.equal(statusOf(at('service_refused'), pack).move?.role, 'clerk')
    assert.equal(statusOf(sent.state, pack).move, undefined)
  })
  it('самоотвод переводит ход к секретарю', () => {
    const state = storyIn(setting()).from(roadTo.assessment).and('2024-03-05', actor('expert', 'e2'), {
      type: 'DeclareConflict',
      expertId: 'e2',
      reason: 'Родственник',
    }).state
    assert.equal(statusOf(at('assessment'), pack).move?.role, 'expert')
    assert.equal(statusOf(state, pack).move?.role, 'secretary')
  })
})

/** What moves a case on, without withdrawal, supplements and marks. */
const roadCommands: Partial<Record<CommandType, true>> = {
  Submit: true,
  Register: true,
  StartReview: true,
  Admit: true,
  GiveInformation: true,
  RecordTest: true,
  AppointPanel: true,
  ConfirmAwards: true,
  ExaminePetition: true,
  StartAssessment: true,
  SubmitSheet: true,
  RuleDisputes: true,
  PutOnAgenda: true,
  OpenMeeting: true,
  Decide: true,
  RecordOrder: true,
  RecordPublication: true,
  SendResult: true,
}

describe('ближайший срок и ручные действия', () => {
  it('ближайший — среди незакрытых', () => {
    const { facts } = storyIn(setting()).from(roadTo.on_agenda).at('on_agenda')
    const deadlines = deadlinesOf(pack.deadlines, facts, {}, calendar, plainDate('2024-03-07'))
    assert.deepEqual([nextDate(deadlines)?.on, nextDate(deadlines)?.deadline.name], ['2024-03-13', 'additional_facts'])
    assert.equal(nextDate([]), undefined)
  })
  it('напоминание — только о том, что нужно этому делу и не сделано', () => {
    const names = (wishesPresence: boolean) => {
      const [, ...rest] = roadTo.on_agenda
      const state = storyIn(setting()).from([['2024-02-01', teacher, submit('first', { wishesPresence })], ...rest])
      return [
        dueTasks(state.state, pack),
        dueTasks(state.and('2024-03-07', secretary, anyCommand('DoHandTask')).state, pack),
      ].map(tasks => tasks.map(task => task.id))
    }
    assert.deepEqual(names(true), [['link-sent', 'invite'], ['invite']])
    assert.deepEqual(names(false), [['link-sent'], []])
  })
})
