import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { organisations } from '../src/adapters/db/organisations.ts'
import { outbox } from '../src/adapters/db/outbox.ts'
import type { By } from '../src/application/app.ts'
import { addFile, type KeptFile } from '../src/application/files.ts'
import { fileApplication } from '../src/application/filing.ts'
import { withLinks } from '../src/application/school/links.ts'
import type { Organisation } from '../src/application/stores/people.ts'
import type { Role } from '../src/domain/people/roles.ts'
import { isRefusal, type Refusal } from '../src/domain/regulations/finding.ts'
import type { DocumentKind } from '../src/domain/regulations/vocabulary.ts'
import { deskSite, filingOf } from './desk-site.ts'
import { samplePerson, sampleSchool } from './samples/case-row.ts'

export const region = 'irkutsk'
export const sure = <T extends object>(answer: T): Exclude<T, Refusal> => {
  assert.ok(!isRefusal(answer), JSON.stringify(answer))
  return answer as Exclude<T, Refusal>
}
export const refusedWith = (answer: object | Refusal, code: string): void => {
  assert.ok(isRefusal(answer), JSON.stringify(answer))
  assert.equal(answer.refused, code)
  assert.notEqual(answer.because, '')
}
export const fileOf = (document: DocumentKind, name: string): KeptFile => ({
  ...{ document, name, mediaType: 'application/pdf', size: 10 },
  digest: createHash('sha256').update(name).digest('hex'),
})

/** Two schools of a region and those who deal with them, on the morning of 2 March 2026. */
export const schoolStory = async () => {
  const site = await deskSite('2026-03-02T03:00:00Z')
  site.app.publicUrl = 'https://kategoria.example'
  const own: Organisation = { ...sampleSchool(region), fullName: 'Школа № 1', email: 'one@school.example' }
  const other: Organisation = { ...sampleSchool(region), fullName: 'Школа № 2', email: 'two@school.example' }

  const actor = async (role: Role, organisationId?: string): Promise<By & { cookie: string }> => {
    const held = { role, region, ...(organisationId === undefined ? {} : { organisationId }) }
    const accountId = await site.person(`${role}-${randomUUID().slice(0, 8)}`, [held])
    const personId = (await site.deps.accounts.byId(accountId))?.personId ?? ''
    return { actor: { personId, ...held }, accountId, cookie: await site.cookieOf(accountId, held) }
  }
  /** A teacher with an account and a case that names the school. */
  const teacherWithCase = async (school = own) => {
    const teacher = await actor('teacher')
    const person = { ...samplePerson('Сафонова'), id: teacher.actor.personId, snils: null }
    const filing = filingOf(region, person, school, {})
    const { caseId } = sure(
      await fileApplication(site.app, teacher, {
        ...filing,
        application: { ...filing.application, channel: 'system', signature: 'pep' },
      }),
    )
    return { teacher, caseId }
  }
  const attached = async (by: By, caseId: string, name: string): Promise<string> => {
    const done = await site.app.storage.write(async tx => ({
      id: await addFile(site.app, tx, by, fileOf('portfolio', name), { draftId: null, caseId }),
    }))
    return sure(done).id
  }
  const page = (by: { cookie: string }, url: string) => site.server.inject({ url, headers: { cookie: by.cookie } })
  /** Links as the letter that left last carries them. */
  const linksOf = async (school: Organisation): Promise<{ enter: string; quiet: string }> => {
    const { rows } = await site.database.pool.query<{ id: string }>(
      `select n.id from notices n join school_letters l on l.notice_id = n.id
       where n.organisation_id = $1 order by n.created_at desc, n.id limit 1`,
      [school.id],
    )
    const kept = await outbox(site.database.db).waiting(rows[0]?.id ?? '')
    assert.ok(kept)
    assert.doesNotMatch(kept.body, /invitation\//, 'в нашей копии письма ссылки нет')
    const letter = await withLinks(site.app, kept)
    const found = (what: string) => new RegExp(`/school/${what}/([\\w-]+)`).exec(letter.body)?.[1] ?? ''
    return { enter: found('invitation'), quiet: found('quiet') }
  }
  const fresh = async (): Promise<Organisation> => {
    const school = { ...sampleSchool(region), id: randomUUID(), email: 'new@school.example' }
    await organisations(site.database.db).put(school)
    return school
  }

  for (const school of [own, other]) await organisations(site.database.db).put(school)
  return { site, own, other, actor, teacherWithCase, attached, page, linksOf, fresh }
}

export type SchoolStory = Awaited<ReturnType<typeof schoolStory>>
