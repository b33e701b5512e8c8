import type { Tx } from '../src/application/storage.ts'
import type { Organisation, Person } from '../src/application/stores/people.ts'
import { type PlainDate, plainDate } from '../src/domain/calendar/plain-date.ts'
import type { Actor, Role } from '../src/domain/people/roles.ts'
import type { Pack } from '../src/domain/regulations/pack.ts'
import { sharedId } from './invented-time.ts'

/** Those who work on the cases of a region; every case of it shares them. */
export type Staff = {
  region: string
  actor(role: Role): Actor
  experts: Actor[]
  meetingId: string
  orderId: string
}

export const staffRoles = ['clerk', 'secretary', 'chair', 'signatory'] as const satisfies readonly Role[]
const expertCount = 12

/** Invents the staff of a region and writes it down. `place` is the number of the region. */
export const hireStaff = async (tx: Tx, pack: Pack, place: number, today: PlainDate): Promise<Staff> => {
  const { region } = pack
  const id = (number: number): string => sharedId(place * 1000 + number)
  for (const [index, role] of staffRoles.entries()) {
    await tx.people.put(
      worker(id(index), ['Сотрудникова', 'Секретарёва', 'Председателева', 'Министрова'][index] ?? role),
    )
  }
  const experts = Array.from({ length: expertCount }, (_, index) => ({
    expertId: id(100 + index),
    schoolId: id(200 + index),
  }))
  for (const [index, { expertId, schoolId }] of experts.entries()) {
    await tx.organisations.put(school(schoolId, region, 9000 + index))
    await tx.people.put(worker(expertId, `Специалистова-${'АБВГДЕЖЗИКЛМ'[index]}`))
    await tx.experts.put(region, { ...profile, id: expertId, organisationId: schoolId }, true)
  }
  for (let seat = 0; seat < 9; seat++) {
    const personId = id(300 + seat)
    await tx.people.put(worker(personId, `Комиссарова-${'АБВГДЕЖЗИ'[seat]}`))
    const duty = seat === 0 ? 'chair' : seat === 1 ? 'secretary' : 'member'
    await tx.commission.put(region, { personId, duty, tradeUnion: seat === 2 }, plainDate('2022-01-01'))
  }
  const meeting = {
    region,
    on: today,
    time: '10:00',
    place: 'зал 1',
    stage: 'planned',
    version: 1,
    state: { agenda: [] },
  }
  await tx.meetings.put({ id: id(900), ...meeting })
  return {
    region,
    actor: role => ({
      personId: id(Math.max(0, staffRoles.indexOf(role as (typeof staffRoles)[number]))),
      role,
      region,
    }),
    experts: experts.map(({ expertId }) => ({ personId: expertId, role: 'senior', region })),
    meetingId: id(900),
    orderId: id(901),
  }
}

/** An invented school. */
export const school = (id: string, region: string, number: number): Organisation => ({
  id,
  region,
  fullName: `Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № ${number}»`,
  shortName: `МБОУ «СОШ № ${number}»`,
  municipality: `Городской округ № ${number % 40}`,
  address: `ул. Школьная, д. ${number}`,
  email: `school${number}@example.invalid`,
  headName: 'Директорова Нина Павловна',
})

const worker = (id: string, surname: string): Person => ({
  id,
  surname,
  name: 'Ольга',
  patronymic: 'Петровна',
  sex: 'female',
  birthDate: plainDate('1980-04-12'),
  ...{ snils: null, citizenship: null, identity: null, phone: null, email: null, address: null },
})

const profile = {
  education: 'higher_pedagogical' as const,
  inEducationSince: plainDate('2001-09-01'),
  highestCategorySince: plainDate('2010-09-01'),
  candidateOfSciences: false,
  worksAtUniversity: false,
  analysisSince: plainDate('2012-01-01'),
  cleanConclusions: 40,
  positions: ['Учитель'],
  declaredConflicts: [],
}
