import type { KeptFile } from '../../application/files.ts'
import { keepFile } from '../../application/files.ts'
import type { Law } from '../../application/law.ts'
import { keepProofFile } from '../../application/portfolio/portfolio-files.ts'
import type { FileStore } from '../../application/ports.ts'
import type { Person } from '../../application/stores/people.ts'
import { addYears, type PlainDate, plainDate } from '../../domain/calendar/plain-date.ts'
import type { Role } from '../../domain/people/roles.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { documentKinds } from '../../domain/regulations/vocabulary.ts'
import { dice } from './dice.ts'
import { makePerson } from './names.ts'
import { makeSchools } from './places.ts'
import type { Member, RegionWorld, Specialist } from './region-world.ts'
import { samplePng } from './sample-png.ts'

/** Roles that one person of the region holds; the commission and the specialists come besides. */
const officials: readonly Role[] = [
  'clerk',
  'secretary',
  'approver',
  'signatory',
  'supervisor',
  'admin',
  'auditor',
  'employer',
  'mfc',
  'representative',
]

const teachers = 64
const sitters = 11

/** The people of a region before anything happens: officials, commission, specialists, schools and teachers. */
export const settle = async (
  setting: Pick<RegionWorld, 'region' | 'pack' | 'calendar' | 'app' | 'clock' | 'today'>,
  files: FileStore,
  taken: Set<string>,
): Promise<RegionWorld> => {
  const { region, pack, app, today } = setting
  const luck = dice(`demo ${region}`)
  const born = (): Person => makePerson(luck, region, today, taken)
  const schools = makeSchools(luck, region)
  const staff = new Map(officials.map(role => [role, born()]))
  const members = commissionOf(born, staff)
  for (const { person, duty } of members) if (duty === 'chair' || duty === 'deputy_chair') staff.set(duty, person)
  const institute = {
    ...required(schools[0]),
    id: luck.id(),
    municipality: 'Региональный центр',
    shortName: 'Институт развития образования',
    fullName:
      'Государственное бюджетное учреждение дополнительного профессионального образования «Институт развития образования»',
  }
  const specialists = Array.from({ length: 12 }, (_, index) =>
    specialist(
      born(),
      index,
      index === 0 ? institute.id : required(schools[schools.length - 1 - (index % (schools.length - 2))]).id,
      app.law.nomenclature,
      today,
    ),
  )
  // Sessions of a test need people of their own.
  const pupils = Array.from({ length: teachers + (setting.pack.testing === null ? 0 : sitters) }, born)
  const homes = new Map(pupils.map((person, index) => [person.id, required(schools[index % 3])]))
  const employer = staff.get('employer')
  if (employer !== undefined) homes.set(employer.id, required(schools[0]))
  required(schools[0]).headName =
    employer === undefined ? null : `${employer.surname} ${employer.name} ${employer.patronymic}`

  const everybody = [
    ...staff.values(),
    ...members.map(one => one.person),
    ...specialists.map(one => one.person),
    ...pupils,
  ]
  await app.storage.write(async tx => {
    for (const organisation of [...schools, institute]) await tx.organisations.put(organisation)
    for (const person of new Set(everybody)) await tx.people.put(person)
    for (const { profile, senior } of specialists) await tx.experts.put(region, profile, senior)
    for (const { person, duty, tradeUnion } of members)
      await tx.commission.put(region, { personId: person.id, duty, tradeUnion }, addYears(today, -4))
    return {}
  })
  const queue = [...pupils]
  return {
    ...setting,
    luck,
    people: pupils,
    schools,
    staff,
    members,
    specialists,
    teacher: () => required(queue.shift()),
    schoolOf: person => homes.get(person.id) ?? required(schools[0]),
    kept: new Map([...(await keepPapers(files, pack)), ...(await keepProofs(files, app.law, pack))]),
  }
}

const commissionOf = (born: () => Person, staff: ReadonlyMap<Role, Person>): Member[] => [
  { person: born(), duty: 'chair', tradeUnion: false },
  { person: born(), duty: 'deputy_chair', tradeUnion: false },
  { person: required(staff.get('secretary')), duty: 'secretary', tradeUnion: false },
  ...Array.from({ length: 6 }, (_, index) => ({ person: born(), duty: 'member' as const, tradeUnion: index === 1 })),
]

/** Fit for the strictest panel: the last three are seniors. */
const specialist = (
  person: Person,
  index: number,
  organisationId: string,
  positions: readonly string[],
  today: PlainDate,
): Specialist => ({
  person,
  senior: index >= 9,
  profile: {
    id: person.id,
    organisationId,
    education: 'higher_pedagogical',
    inEducationSince: plainDate(`${Number(today.slice(0, 4)) - 17 - index}-09-01`),
    highestCategorySince: plainDate(`${Number(today.slice(0, 4)) - 13}-04-${10 + index}`),
    candidateOfSciences: index % 4 === 0,
    worksAtUniversity: false,
    analysisSince: plainDate(`${Number(today.slice(0, 4)) - 9}-10-01`),
    cleanConclusions: 41 + index * 7,
    positions: [...positions],
    declaredConflicts: [],
  },
})

/** One small file a kind of paper stands for all uploads of the demo. */
const keepPapers = async (files: FileStore, pack: Pack): Promise<Map<string, KeptFile>> => {
  const kept = new Map<string, KeptFile>()
  if (!pack.files.formats.includes('pdf')) return kept
  for (const document of documentKinds) {
    const title = pack.evidence.find(line => line.document === document)?.title ?? 'Документ'
    const name = `${title.split(/[;,(]/)[0]?.trim().slice(0, 80)}.pdf`
    const file = await keepFile(files, pack, { document, name, bytes: bytesOf(samplePdf(document)) })
    if (!isRefusal(file)) kept.set(document, file)
  }
  return kept
}

/** Files of portfolios: a paper and a scan that not every region takes. */
const keepProofs = async (files: FileStore, law: Law, pack: Pack): Promise<[string, KeptFile][]> => {
  const made: [kind: string, name: string, bytes: Uint8Array][] = [
    ['proof', 'Подтверждающий документ.pdf', samplePdf('proof of work')],
    ['proof_scan', 'Скан грамоты.png', samplePng()],
  ]
  const kept: [string, KeptFile][] = []
  for (const [kind, name, bytes] of made) {
    const file = await keepProofFile(files, law, pack, { document: 'portfolio', name, bytes: bytesOf(bytes) })
    if (!isRefusal(file)) kept.push([kind, file])
  }
  return kept
}

async function* bytesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** A whole PDF of one page. The standard fonts have no Cyrillic, so the line is Latin. */
const samplePdf = (kind: string): Uint8Array => {
  const line = `BT /F1 14 Tf 72 760 Td (Training stand. Invented document: ${kind}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${line.length} >>\nstream\n${line}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const start = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  text += offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  text += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

const required = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('The demo has run out of people or schools')
  return value
}
