import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { reads } from '../src/adapters/db/read/reads.ts'
import { storage } from '../src/adapters/db/storage.ts'
import { fileStore } from '../src/adapters/files/store.ts'
import { nameDeclension } from '../src/adapters/names/petrovich.ts'
import { loadLaw } from '../src/adapters/regulations/load-law.ts'
import type { App, By } from '../src/application/app.ts'
import { saveSection, viewDraft } from '../src/application/drafts.ts'
import type { SectionId } from '../src/application/filing/sections.ts'
import { startDraft } from '../src/application/filing/start-draft.ts'
import type { FileStore } from '../src/application/ports.ts'
import type { Reads } from '../src/application/reads.ts'
import type { Role } from '../src/domain/people/roles.ts'
import { isRefusal, type Refusal } from '../src/domain/regulations/finding.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'

/** The use cases over a real database, the real regulations and a clock that the test sets. */
export type FilingPlace = {
  app: App
  reads: Reads
  files: FileStore
  database: FreshDatabase
  /** Local noon in Moscow. */
  setDay(day: string): void
  school(region: string): Promise<string>
  person(role: Role, region: string, more?: { snils?: string; surname?: string }): Promise<By>
  close(): Promise<void>
}

const regulations = fileURLToPath(new URL('../regulations', import.meta.url))
let law: ReturnType<typeof loadLaw> | undefined

export const filingPlace = async (): Promise<FilingPlace> => {
  law ??= loadLaw(regulations)
  const database = await freshDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'kategoria-files-'))
  let now = new Date('2024-10-14T09:00:00Z')
  const app: App = {
    clock: { now: () => now },
    storage: storage(database),
    law: await law,
    newId: randomUUID,
    names: nameDeclension(),
  }
  return {
    app,
    database,
    reads: reads(database),
    files: fileStore(folder),
    setDay: day => {
      now = new Date(`${day}T09:00:00Z`)
    },
    school: async region => {
      const id = randomUUID()
      await database.db
        .insertInto('organisations')
        .values({ id, region, full_name: 'МБОУ «Средняя школа № 7» г. Ясногорска', short_name: 'Школа № 7' })
        .execute()
      return id
    },
    person: async (role, region, more = {}) => {
      const personId = randomUUID()
      const { snils = null, surname = 'Ветрова' } = more
      await database.db
        .insertInto('people')
        .values({ id: personId, surname, name: 'Анна', patronymic: 'Ильинична', snils })
        .execute()
      return { actor: { personId, role, region }, accountId: randomUUID() }
    },
    close: async () => {
      await database.drop()
      await rm(folder, { recursive: true })
    },
  }
}

let given = 100_000_000

/** A valid number that nobody has yet. */
export const freshSnils = (): string => {
  given += 7
  const digits = String(given)
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (9 - place), 0)
  return `${digits}${String((sum % 101) % 100).padStart(2, '0')}`
}

/** Answers that pass in every region, by section; the sections a region does not have are left out by the use case. */
export const goodAnswers = (organisation: string): Partial<Record<SectionId, Record<string, string>>> => ({
  reception: { signature: 'handwritten', representative: 'no' },
  category: { category: 'first' },
  applicant: {
    surname: 'Ветрова',
    name: 'Анна',
    patronymic: 'Ильинична',
    sex: 'female',
    birth_date: '07.03.1984',
    citizenship: 'russian',
    snils: freshSnils(),
    phone: '8 (900) 000-11-22',
    home_phone: '',
    email: 'vetrova@example.ru',
    address: '650000, г. Ясногорск, ул. Садовая, д. 5, кв. 12',
    name_changed: 'no',
  },
  identity: {
    passport_series: '32 08',
    passport_number: '123456',
    passport_issued_on: '20.04.2004',
    passport_issued_by: 'Отделом внутренних дел г. Ясногорска',
    passport_department_code: '420001',
  },
  work: {
    organisation,
    position: 'Учитель',
    subject: 'Математика',
    organisation_address: 'г. Ясногорск',
    department: 'authority',
  },
  held: { held_category: 'none' },
  education: {
    education_level: 'higher',
    education_institution: 'Ясногорский педагогический институт',
    education_finished_on: '28.06.2006',
    education_speciality: 'Математика',
    education_qualification: 'Учитель математики',
    teaching_experience_years: '17',
    position_experience_years: '17',
    organisation_experience_years: '9',
    professional_development: '72 часа, 2023 год',
  },
  results: { grounds: 'Стабильные результаты освоения программ', awards_claimed: 'no', presence: 'no', awards: 'нет' },
  delivery: { result_delivery: 'account' },
  consents: { consent: 'yes', order_acquaintance: 'yes', checks_consent: 'yes', responsibility: 'yes' },
})

/** A draft with every section saved; throws when something does not pass, with the reasons. */
export const filledDraft = async (
  { app, school }: FilingPlace,
  by: By,
  region: string,
  changes: Partial<Record<SectionId, Record<string, string>>> = {},
): Promise<string> => {
  const { draftId } = sure(await startDraft(app, by, { region, channel: 'system' }))
  const good = goodAnswers(await school(region))
  // The category decides which questions there are, so the form is looked at again before each section.
  for (const id of Object.keys(good) as SectionId[]) {
    const open = sure(await viewDraft(app, by, draftId))
    if (!open.form.some(section => section.id === id)) continue
    const saved = sure(await saveSection(app, by, draftId, id, { ...good[id], ...changes[id] }, open.draft.version))
    if (!saved.saved || saved.faults.length > 0) throw new Error(`${region} ${id}: ${JSON.stringify(saved)}`)
  }
  return draftId
}

/** The answer of a use case that the test expects to be carried out. */
export const sure = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(`${answer.refused}: ${answer.because}`)
  return answer
}
