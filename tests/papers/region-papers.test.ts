import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { inspectionAct } from '../../src/application/papers/inspection-act.ts'
import { admittedList, questionnaire, testSession } from '../../src/application/papers/list-papers.ts'
import type { Paper } from '../../src/application/papers/paper.ts'
import type { AdmittedLine } from '../../src/application/reads/lists.ts'
import { plainDate } from '../../src/domain/calendar/plain-date.ts'
import type { Form } from '../../src/domain/regulations/vocabulary.ts'
import { packOf, type Region, textOf } from './paper-desk.ts'

const date = plainDate('2024-03-01')
const made = (region: Region, form: Form) => {
  const pack = packOf(region)
  const rule = pack.documents.find(one => one.form === form)
  assert.ok(rule !== undefined)
  return { pack, rule, date }
}
const tableIn = (paper: Paper) => {
  const found = paper.blocks.find(block => block.kind === 'table')
  assert.ok(found?.kind === 'table')
  return found
}
const listed = (n: number, on = '2024-03-14', specialists: string[] = []): AdmittedLine => ({
  ...{ id: `c${n}`, number: String(n), fullName: `Фамилия${n} Имя`, organisation: 'Школа № 1', position: 'Учитель' },
  ...{ subject: 'математика', category: 'first', specialists },
  attestation: { on: plainDate(on), place: 'малый зал', form: 'in_person' },
})
const people = {
  approver: { post: 'Председатель ГАК', name: 'И. О. Председатель', personId: 'chair' },
  maker: { post: 'Должностное лицо', name: 'И. О. Составитель', personId: 'clerk' },
}

describe('список допущенных и график (КБР)', () => {
  it('день и место стоят один раз над своими строками, номера сквозные', () => {
    const lines = [listed(1), listed(2), listed(3, '2024-03-15')]
    const { rows, head } = tableIn(admittedList(made('kbr', 'admitted_list'), lines, { ...people, period: 'март' }))
    assert.deepEqual(
      rows.map(row => row[0]),
      ['14 марта 2024 г., малый зал', '1', '2', '15 марта 2024 г., малый зал', '3'],
    )
    assert.equal(rows[1]?.[3], 'Учитель (математика)')
    assert.equal(head.length, 6)
  })

  it('время начала, если оно назначено, стоит с днём и местом; другой час – другой заголовок', () => {
    const at = (n: number, time: string): AdmittedLine => {
      const line = listed(n)
      return { ...line, attestation: { ...line.attestation, time } }
    }
    const lines = [at(1, '09:00'), at(2, '09:00'), at(3, '14:30')]
    const { rows } = tableIn(admittedList(made('kbr', 'admitted_list'), lines, { ...people, period: 'март' }))
    assert.deepEqual(
      rows.map(row => row[0]),
      ['14 марта 2024 г., 09:00, малый зал', '1', '2', '14 марта 2024 г., 14:30, малый зал', '3'],
    )
  })

  it('специалисты названы, если они уже назначены и регламент их не скрывает', () => {
    const lines = [listed(1, '2024-03-14', ['Первая А. А.', 'Вторая Б. Б.'])]
    const { head, rows } = tableIn(admittedList(made('kbr', 'admitted_list'), lines, { ...people, period: 'март' }))
    assert.equal(head.at(-1), 'Специалисты (эксперты)')
    assert.equal(rows[1]?.at(-1), 'Первая А. А., Вторая Б. Б.')
  })

  it('утверждает председатель или заместитель: его строка подписи первая', () => {
    const paper = admittedList(made('kbr', 'admitted_list'), [listed(1)], { ...people, period: 'март' })
    const lines = paper.blocks.flatMap(block => (block.kind === 'signatures' ? block.lines : []))
    assert.deepEqual(
      lines.map(({ post, personId }) => [post, personId]),
      [
        ['Утверждаю: Председатель ГАК', 'chair'],
        ['Должностное лицо', 'clerk'],
      ],
    )
  })

  it('пять тысяч строк – пять тысяч строк', () => {
    const lines = Array.from({ length: 5000 }, (_, n) => listed(n))
    const { rows } = tableIn(admittedList(made('kbr', 'admitted_list'), lines, { ...people, period: 'март' }))
    assert.equal(rows.length, 5001)
  })
})

describe('ведомость, анкета, акт', () => {
  it('ведомость дня: все участники, сколько прошло, место для подписи каждого', () => {
    const { attestation: _, specialists: __, ...line } = listed(1)
    const paper = testSession(
      made('kbr', 'test_sheet'),
      plainDate('2024-02-28'),
      [
        { ...line, score: 72, passed: true },
        { ...line, fullName: 'Дубова Анна', score: 41.5, passed: false },
      ],
      { post: 'Секретарь ГАК', name: 'С. С.', personId: 'sec' },
    )
    assert.deepEqual(
      tableIn(paper).rows.map(row => row.slice(4)),
      [
        ['72', 'пройдено', ''],
        ['41,5', 'не пройдено', ''],
      ],
    )
    assert.match(textOf(paper), /28\.02\.2024[\s\S]*Участников\n2\nНабрали минимальный балл\n1/)
  })

  it('анкета Пензы – шесть полей регламента, место для замечаний и слова о добровольности; ответов мы не придумываем', () => {
    const paper = questionnaire(made('penza', 'quality_questionnaire'))
    const fields = paper.blocks.flatMap(block => (block.kind === 'filled' ? [block.label] : []))
    assert.equal(fields.length, 8)
    assert.equal(fields[0], '1. Доступность информации о порядке предоставления услуги')
    assert.ok(paper.blocks.every(({ kind }) => kind !== 'choice'))
    assert.match(textOf(paper), /Оценка добровольна/)
  })

  it('акт: вид, период, основание, проверенное, недостатки, предложения, подписи тех, кто проверял', () => {
    for (const region of ['penza', 'kbr'] as Region[]) {
      const paper = inspectionAct(
        made(region, 'inspection_act'),
        {
          ...{ kind: 'unplanned', from: plainDate('2024-01-01'), to: date, ground: 'Жалоба № 5 от 20.02.2024' },
          ...{ members: ['начальник отдела, П. П. Проверяева', 'К. К. Контролёров'], checked: 'Дела марта\nСроки' },
          ...{ findings: 'Опоздание на день', measures: 'Напомнить о сроках' },
        },
        people.maker,
      )
      assert.match(
        textOf(paper),
        /внеплановая[\s\S]*с 01\.01\.2024 по 01\.03\.2024[\s\S]*Жалоба № 5[\s\S]*Выявленные недостатки\s+text\s+Опоздание на день[\s\S]*Предложения по устранению\s+text\s+Напомнить/,
        region,
      )
      const lines = paper.blocks.flatMap(block => (block.kind === 'signatures' ? block.lines : []))
      assert.deepEqual(lines.map(({ post, name }) => [post, name]).slice(1), [
        ['Начальник отдела', 'П. П. Проверяева'],
        ['Участник проверки', 'К. К. Контролёров'],
      ])
    }
  })

  it('недостатков нет – так и сказано, пустого раздела о предложениях нет', () => {
    const none = {
      kind: 'planned' as const,
      from: date,
      to: date,
      ground: 'План',
      members: ['А. А.'],
      checked: 'Сроки',
      findings: '',
      measures: '',
    }
    const text = textOf(inspectionAct(made('penza', 'inspection_act'), none, people.maker))
    assert.match(text, /Недостатки не выявлены\./)
    assert.doesNotMatch(text, /Предложения/)
  })
})
