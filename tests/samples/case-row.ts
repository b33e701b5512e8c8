import { randomUUID } from 'node:crypto'
import type { CaseRow } from '../../src/application/stores/cases.ts'
import type { Organisation, Person } from '../../src/application/stores/people.ts'
import { plainDate } from '../../src/domain/calendar/plain-date.ts'

/** An invented teacher. */
export const samplePerson = (surname: string, name = 'Мария'): Person => ({
  id: randomUUID(),
  surname,
  name,
  patronymic: 'Петровна',
  sex: 'female',
  birthDate: plainDate('1985-04-12'),
  snils: null,
  citizenship: 'Россия',
  identity: null,
  phone: null,
  email: null,
  address: null,
})

/** An invented school. */
export const sampleSchool = (region: string): Organisation => ({
  id: randomUUID(),
  region,
  fullName: 'Муниципальное общеобразовательное учреждение «Школа № 7»',
  shortName: 'Школа № 7',
  municipality: 'г. Приморск',
  address: null,
  email: null,
  headName: null,
})

/** A case under review as a projection would write it. */
export const sampleCaseRow = (
  region: string,
  person: Person,
  school: Organisation,
  changes: Partial<CaseRow> = {},
): CaseRow => ({
  id: randomUUID(),
  region,
  version: 1,
  state: {
    stage: 'submitted',
    pack: `${region}@2023-09-01`,
    applicantId: person.id,
    filedById: person.id,
    application: {
      category: 'first',
      position: 'учитель',
      organisationId: school.id,
      channel: 'in_person',
      signature: 'handwritten',
      held: [],
      earlierRefusals: [],
      documents: ['application'],
      awardsClaimed: false,
      petition: false,
      wishesPresence: false,
      resultBy: 'in_person',
      paperCopy: false,
      consent: true,
      foreignCitizen: false,
      nameChanged: false,
    },
    received: plainDate('2026-03-02'),
    last: plainDate('2026-03-02'),
    facts: {},
    handTasksDone: [],
  },
  mover: 'clerk',
  nextDue: plainDate('2026-03-04'),
  nextDueName: 'Регистрация',
  finished: false,
  lastEventOn: plainDate('2026-03-02'),
  surnameKey: person.surname.toLowerCase(),
  epguNumber: null,
  ...changes,
})
