import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { stringify } from 'yaml'
import { stepNames } from '../src/cli/play/step-shapes.ts'
import { playCommand, playFile, root } from './play-desk.ts'

let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scenario-'))
})
after(() => rm(folder, { recursive: true }))

const written = async (scenario: object): Promise<string> => {
  const file = join(folder, 'scenario.yaml')
  await writeFile(file, stringify({ about: 'Проверка', region: 'penza', ...scenario }))
  return file
}

const filed = { on: '2024-02-29', does: 'submit', with: { category: 'first', channel: 'in_person' } }

describe('play: ожидания и коды выхода', () => {
  it('несбывшееся ожидание — код 1, названы шаг, чего ждали и что вышло', async () => {
    const steps = [{ ...filed, expect: { stage: 'registered', deadlines: { total: { due: '2024-06-07' } } } }]
    const { code, printed } = await playCommand(await written({ steps }))
    assert.equal(code, 1)
    assert.match(printed, /шаг 1 — стадия: ожидалось «registered», получено «submitted»/)
    assert.match(printed, /срок total, последний день: ожидалось «2024-06-07», получено «2024-06-08»/)
  })

  it('отказ, которого не ждали, — несбывшееся ожидание; may_fail его разрешает', async () => {
    const early = { on: '2024-02-28', does: 'register' }
    const strict = await playCommand(await written({ steps: [filed, early] }))
    assert.equal(strict.code, 1)
    assert.match(strict.printed, /ОТКАЗ \(earlier_than_history\): Действие датировано 28.02.2024/)
    const allowed = await playCommand(await written({ steps: [filed, { ...early, may_fail: true }] }))
    assert.equal(allowed.code, 0)
  })

  it('ждали отказа, а шаг выполнен — тоже не сбылось', async () => {
    const { code, printed } = await playCommand(await written({ steps: [{ ...filed, expect: { refused: true } }] }))
    assert.equal(code, 1)
    assert.match(printed, /ожидалось «отказ», получено «выполнено»/)
  })

  it('имена людей стоят в отказе вместо номеров', async () => {
    const steps = [
      filed,
      { on: '2024-03-01', does: 'register' },
      { on: '2024-03-01', does: 'start_review' },
      { on: '2024-03-01', does: 'admit', with: { on: '2024-04-11' } },
      {
        on: '2024-03-04',
        does: 'appoint_panel',
        with: { main: ['expert-1', 'stranger'] },
        expect: { refused: 'unknown_expert', because: '«stranger»' },
      },
    ]
    assert.deepEqual((await playFile(await written({ steps }))).failures, [])
  })

  it('--json — один документ: ход, сроки с арифметикой, документы, ожидания', async () => {
    const { code, printed } = await playCommand(join(root, 'scenarios/penza/withdrawn.yaml'), '--json')
    assert.equal(code, 0)
    const { ok, scenarios } = JSON.parse(printed)
    assert.equal(ok, true)
    const [played] = scenarios
    assert.equal(played.region, 'penza')
    assert.equal(played.steps[0].documents[0].form, 'application')
    assert.match(played.cases[0].deadlines[0].arithmetic.join('\n'), /Последний день/)
    assert.equal(played.steps.at(-1).refusal.code, 'not_now')
  })

  it('один и тот же сценарий печатает одно и то же', async () => {
    const file = join(root, 'scenarios/irkutsk/withdrawn-at-expertise.yaml')
    assert.deepEqual(await playFile(file), await playFile(file))
  })

  it('плохой файл среди хороших: хорошие сыграны, код 2', async () => {
    const broken = join(root, 'tests/broken-scenarios/unknown-step.yaml')
    const { code, printed } = await playCommand(broken, join(root, 'scenarios/penza/withdrawn.yaml'))
    assert.equal(code, 2)
    assert.match(printed, /ОЖИДАНИЯ: сбылись все/)
  })

  it('нет файла, нет слова, чужой ключ — код 2 и объяснение', async () => {
    for (const args of [[], ['нет-такого.yaml'], ['scenarios', '--fast']]) {
      const { code, complained } = await playCommand(...args)
      assert.equal(code, 2)
      assert.notEqual(complained, '')
    }
  })
})

describe('play: чужие даты и порядок шагов', () => {
  it('до вступления редакции в силу, за краем календаря, в конце времён — отказы словами', async () => {
    const dates = { '0100-01-01': 'no_edition', '2022-12-07': 'no_edition', '2030-03-01': 'calendar_missing' }
    const steps = Object.entries({ ...dates, '9999-12-31': 'calendar_missing' }).map(([on, refused], index) => ({
      ...filed,
      on,
      case: `at-${index}`,
      expect: { refused },
    }))
    assert.deepEqual((await playFile(await written({ steps }))).failures, [])
  })

  it('подача 29 февраля, в 23:30 и в новогоднюю ночь — своим днём региона', async () => {
    const steps = [
      { ...filed, expect: { deadlines: { total: { due: '2024-06-08' }, review: { due: '2024-03-30' } } } },
      { ...filed, case: 'late', at: '23:30', expect: { deadlines: { registration: { due: '2024-03-01' } } } },
      {
        ...filed,
        case: 'night',
        on: '2024-12-31',
        at: '23:59',
        expect: { deadlines: { review: { due: '2025-01-30' } } },
      },
    ]
    assert.deepEqual((await playFile(await written({ steps }))).failures, [])
  })

  it('дважды поданное заявление — отказ, а не сбой', async () => {
    const steps = [filed, { ...filed, expect: { refused: 'stale_case' } }]
    assert.deepEqual((await playFile(await written({ steps }))).failures, [])
  })

  it('каждый шаг без всего, что должно быть до него, — отказ', async () => {
    const played = await playFile(join(root, 'tests/told-scenarios/wrong-order.yaml'))
    assert.deepEqual(
      played.steps.filter(({ result }) => result === 'failed'),
      [],
    )
    assert.ok(played.steps.filter(({ result }) => result === 'refused').length >= 35)
  })

  it('каждый шаг над делом, которого ещё нет, отвечает, а не падает', async () => {
    const alone = stepNames.map(does => ({ ...withNeeded({ does, on: '2024-02-29' }), case: does }))
    const faults = (await playFile(await written({ region: 'kbr', steps: alone }))).steps.flatMap(
      ({ fault }) => fault ?? [],
    )
    assert.deepEqual(faults, [])
  })

  it('любые шаги любого дня: программа всегда отвечает, ни одного сбоя', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('penza', 'kaliningrad', 'kbr', 'irkutsk'),
        fc.array(anyStep, { minLength: 8, maxLength: 30 }),
        async (region, more) => {
          const played = await playFile(await written({ region, steps: [{ ...filed, on: '2023-11-03' }, ...more] }))
          const faults = played.steps.flatMap(({ fault }) => fault ?? [])
          assert.deepEqual(faults, [])
        },
      ),
      { numRuns: 10 },
    )
  })
})

const day = fc.constantFrom(
  '2023-11-03',
  '2023-11-07',
  '2023-12-14',
  '2024-02-29',
  '2025-03-01',
  '2027-12-31',
  '2031-05-05',
)
const attested = { on: '2023-12-14' }
/** What a step cannot do without. */
const needed: Partial<Record<string, object>> = {
  submit: { category: 'first' },
  refuse_acceptance: { grounds: ['incomplete'] },
  refuse_service: { grounds: ['year-after-refusal'] },
  ask_information: { of: 'applicant', what: 'Поясните' },
  supply_documents: { documents: ['other'] },
  admit: attested,
  move_attestation: { on: '2023-12-20', reason: 'Перенос' },
  record_test: { score: 70 },
  miss_test: { good_reason: true, reason: 'Болезнь' },
  describe_proof: { titles: ['Диплом'] },
  supplement: { proofs: ['Диплом'] },
  approve_criteria: { valid_from: '2024-01-01' },
  cancel_criteria: { valid_from: '2024-01-01' },
  send_to_school: { files: ['Диплом'] },
  return_files: { remarks: { Диплом: 'Не читается' } },
  petition: { category: 'methodist' },
  correct_test: { score: 70, reason: 'Опечатка' },
  appoint_test: { on: '2023-12-14' },
  move_seat: { to: 'other', reason: 'Перенос' },
  take_off_seat: { reason: 'Ремонт' },
  mark_test: { came: ['one'], absent: { two: { good: true, reason: 'Болезнь' } } },
  remove_from_test: { cause: 'phone', words: 'Телефон' },
  write_scores: { scores: { one: 70 } },
  correct_score: { score: 70, reason: 'Опечатка' },
  cancel_test: { reason: 'Отмена' },
  doubt_award: { reason: 'Не заверено' },
  answer_award_doubt: { words: 'Представлено' },
  declare_conflict: { reason: 'Родство' },
  differ_from_sheet: { words: 'Не подтверждено' },
  remark_to_conclusion: { to: 'expert-1', remark: 'Не указан год' },
  answer_remark: { answer: '2025 год' },
  replace_expert: { out: 'expert-1', in: 'expert-5' },
  convene: attested,
  move_meeting: { on: '2024-02-29', reason: 'Перенос' },
  take_off_agenda: { reason: 'Перенос' },
  cancel_meeting: { reason: 'Отмена' },
  return_order: { remarks: 'Исправьте' },
  do_hand_task: { task: 'handover' },
  file_complaint: { subject: 'late_service' },
  refuse_request: { grounds: [] },
}
const withNeeded = <Step extends { does: string }>(step: Step) => ({
  ...step,
  ...(needed[step.does] === undefined ? {} : { with: needed[step.does] }),
})
const anyStep = fc
  .record({
    does: fc.constantFrom(...stepNames),
    on: day,
    case: fc.constantFrom('one', 'one', 'two'),
  })
  .map(withNeeded)
