import assert from 'node:assert/strict'
import { join } from 'node:path'
import { nameDeclension } from '../../src/adapters/names/petrovich.ts'
import { loadLaw } from '../../src/adapters/regulations/load-law.ts'
import type { Subject } from '../../src/application/papers/case-subject.ts'
import { composeCasePaper } from '../../src/application/papers/compose-case-paper.ts'
import type { Paper } from '../../src/application/papers/paper.ts'
import { deadlinesOfCase, type Filed } from '../../src/application/project-case.ts'
import type { Answer } from '../../src/application/stores/cases.ts'
import type { Person } from '../../src/application/stores/people.ts'
import { plainDate } from '../../src/domain/calendar/plain-date.ts'
import type { Application } from '../../src/domain/case/application.ts'
import { agreedForms } from '../../src/domain/people/declension.ts'
import { type Pack, packRef } from '../../src/domain/regulations/pack.ts'
import type { Category, Form, Stage } from '../../src/domain/regulations/vocabulary.ts'
import { applicationFor, caseAt, today } from '../sample-case.ts'

export const law = await loadLaw(join(import.meta.dirname, '..', '..', 'regulations'))
const names = nameDeclension()

export const regions = ['irkutsk', 'kaliningrad', 'kbr', 'kuzbass', 'penza'] as const
export type Region = (typeof regions)[number]

export const packOf = (region: Region): Pack => {
  const found = law.packs.find(({ pack }) => pack.region === region)
  assert.ok(found !== undefined)
  return found.pack
}

/** An invented teacher; a test changes what it is about. */
export const teacher = (changes: Partial<Person> = {}): Person => ({
  id: 'teacher-1',
  surname: 'Клёнова',
  name: 'Вера',
  patronymic: 'Ильинична',
  sex: 'female',
  birthDate: plainDate('1985-03-04'),
  snils: null,
  citizenship: 'russian',
  identity: {
    series: '4508',
    number: '123456',
    issuedOn: '2015-02-01',
    issuedBy: 'ОВД Северное',
    departmentCode: '420-001',
  },
  phone: '+7 900 000-00-01',
  email: 'vera@example.ru',
  address: 'г. Учебный, ул. Школьная, д. 1',
  ...changes,
})

export type Around = {
  category?: Category
  stage?: Stage
  person?: Person
  application?: Partial<Application>
  answers?: Answer[]
  more?: Partial<Subject>
  state?: object
}

export const subjectIn = (region: Region, around: Around = {}): Subject => {
  const pack = packOf(region)
  const { category = 'first', stage = 'registered', person = teacher(), more = {} } = around
  const application = applicationFor(pack, category, { subject: 'математика', ...around.application })
  const facts = { 'application.received': today, 'application.registered': today }
  const state = { ...caseAt(stage, pack, application), facts, ...around.state } as Filed
  const { surname, name, patronymic, sex } = person
  return {
    caseId: 'case-1',
    pack,
    state,
    event: undefined,
    moment: { at: new Date('2024-02-01T03:00:00Z'), date: today, time: '10:00' } as unknown as Subject['moment'],
    person,
    organisation: {
      ...{ id: 'school-1', region, fullName: 'Школа № 1', shortName: 'Школа № 1', municipality: null },
      ...{ address: null, email: null, headName: null },
    },
    deadlines: deadlinesOfCase({ law } as Parameters<typeof deadlinesOfCase>[0], pack, state, today),
    criteria: undefined,
    answers: around.answers,
    names: agreedForms(names.propose({ surname, name, patronymic, sex: sex ?? undefined })),
    cite: reference => law.cited(packRef(pack), reference),
    ...more,
  }
}

/** The paper of a form; of several lines the one for this category and outcome. */
export const paperIn = (region: Region, form: Form, around: Around = {}): Paper => {
  const subject = subjectIn(region, around)
  const outcome = 'decision' in subject.state ? subject.state.decision?.outcome : undefined
  const rule = subject.pack.documents.find(
    line =>
      line.form === form &&
      (line.for === undefined || line.for.includes(subject.state.application.category)) &&
      (line.outcome === undefined || line.outcome === outcome),
  )
  assert.ok(rule !== undefined, `${region}: нет строки ${form}`)
  return composeCasePaper(rule, subject)
}

/** Everything a reader sees of the paper, as one text. */
export const textOf = ({ fields: _fields, lists: _lists, ...paper }: Paper): string =>
  strings(paper).join('\n').replaceAll('\u00a0', ' ')

const strings = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(strings)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : []
}

export const chosenIn = (paper: Paper): string[] =>
  paper.blocks.flatMap(block =>
    block.kind === 'choice' ? block.options.filter(({ chosen }) => chosen).map(({ text }) => text) : [],
  )

/** What stands on the line of a form with this label. */
export const lineIn = (paper: Paper, label: string): string | undefined =>
  paper.blocks.flatMap(block => (block.kind === 'filled' && block.label.startsWith(label) ? [block.value] : []))[0]
