import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LightMyRequestResponse } from 'fastify'
import { signingTools } from '../src/adapters/crypto/cms/signing-tools.ts'
import { trainingSigner } from '../src/adapters/crypto/cms/training-signer.ts'
import { accessLog } from '../src/adapters/db/access-log.ts'
import { organisations } from '../src/adapters/db/organisations.ts'
import { reads } from '../src/adapters/db/read/reads.ts'
import { storage } from '../src/adapters/db/storage.ts'
import { trustStore } from '../src/adapters/db/trust.ts'
import { wordTemplates } from '../src/adapters/documents/docx/word-templates.ts'
import { startPress } from '../src/adapters/documents/press.ts'
import { diskShelf } from '../src/adapters/files/shelf.ts'
import { fileStore } from '../src/adapters/files/store.ts'
import { nameDeclension } from '../src/adapters/names/petrovich.ts'
import { loadLaw } from '../src/adapters/regulations/load-law.ts'
import { spreadsheet } from '../src/adapters/spreadsheet/spreadsheet.ts'
import type { App, By } from '../src/application/app.ts'
import type { Shelf } from '../src/application/files/shelf.ts'
import { type Filing, fileApplication } from '../src/application/filing.ts'
import type { FileStore, HeldRole } from '../src/application/ports.ts'
import type { Reads } from '../src/application/reads.ts'
import type { SigningTools } from '../src/application/signing/check.ts'
import type { Organisation, Person } from '../src/application/stores/people.ts'
import type { Application } from '../src/domain/case/application.ts'
import type { Role } from '../src/domain/people/roles.ts'
import { isRefusal } from '../src/domain/regulations/finding.ts'
import { chapters } from '../src/web/chapters.ts'
import { navigation } from '../src/web/navigation.ts'
import { addScreens } from '../src/web/screens.ts'
import type { WebDeps } from '../src/web/site.ts'
import { samplePerson, sampleSchool } from './samples/case-row.ts'
import { asForm, type TestSite, testSite, tokenOf } from './web-site.ts'

/** All screens over a real database and the real regulations, with a clock that the test sets. */
export type DeskSite = TestSite & {
  app: App
  reads: Reads
  files: FileStore
  pieces: Shelf
  signing: SigningTools
  /** The moment it is now: «2026-03-02T05:00:00Z». */
  setClock(moment: string): void
  /** A person in a role, ready to look and to order. */
  worker(role: Role, region?: string): Promise<Worker>
  /** An application filed by the real use case; answers the id of the case. */
  filed(region: string, changes?: Partial<Application>, surname?: string, filer?: Filer): Promise<string>
}

/** Who hands an application in; the clerk unless somebody else is named. */
export type Filer = { personId: string; role: Role }

export type Worker = {
  accountId: string
  personId: string
  get(url: string): Promise<LightMyRequestResponse>
  /** Sends a form with files, ready as bytes on the wire. */
  multipart(url: string, body: string | Buffer, boundary: string, from?: string): Promise<LightMyRequestResponse>
  /** Sends a form; the token comes from the page at `from`, the address itself when left out. */
  post(url: string, fields: Record<string, string | string[]>, from?: string): Promise<LightMyRequestResponse>
}

const law = await loadLaw(join(import.meta.dirname, '..', 'regulations'))

export const deskSite = async (now = '2026-03-02T05:00:00Z', settings: Partial<WebDeps> = {}): Promise<DeskSite> => {
  let moment = new Date(now)
  const clock = { now: () => moment }
  const site = await testSite({ clock, navigation, regions: regionsOfLaw(), ...settings })
  const app: App = { clock, storage: storage(site.database), law, newId: randomUUID, names: nameDeclension() }
  const folder = mkdtempSync(join(tmpdir(), 'kategoria-files-'))
  const press = startPress()
  const desk = {
    app,
    reads: reads(site.database),
    accessLog: accessLog(site.database.db),
    files: fileStore(folder),
    pieces: diskShelf(join(folder, 'aside', 'pieces')),
    previews: diskShelf(join(folder, 'aside', 'previews')),
    signing: signingTools(trustStore(site.database.db), trainingSigner('тесты', clock)),
    words: wordTemplates,
    spreadsheet: spreadsheet(),
    press,
    patienceMs: 0,
  }
  addScreens(site.server, desk, chapters)

  const worker = async (role: Role, region = 'kbr'): Promise<Worker> => {
    const held: HeldRole = { role, region }
    const accountId = await site.person(`${role}-${randomUUID().slice(0, 8)}`, [held])
    const personId = (await site.deps.accounts.byId(accountId))?.personId ?? ''
    // A session of its own for each call: the clock of the test may have moved by days.
    const get = async (url: string) =>
      site.server.inject({ url, headers: { cookie: await site.cookieOf(accountId, held) } })
    const post = async (url: string, fields: Record<string, string | string[]>, from = url) => {
      const cookie = await site.cookieOf(accountId, held)
      const shown = await site.server.inject({ url: from, headers: { cookie } })
      const form = asForm({})
      const body = new URLSearchParams([['_csrf', tokenOf(shown.body)]])
      for (const [name, value] of Object.entries(fields))
        for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
      return site.server.inject({
        method: 'POST',
        url,
        payload: body.toString(),
        headers: { ...form.headers, cookie },
      })
    }
    const multipart = async (url: string, body: string | Buffer, boundary: string, from = url) => {
      const cookie = await site.cookieOf(accountId, held)
      const shown = await site.server.inject({ url: from, headers: { cookie } })
      const token = /_csrf=([^"&]+)/.exec(shown.body)?.[1] ?? ''
      const type = `multipart/form-data; boundary=${boundary}`
      const headers = { cookie, 'content-type': type, 'sec-fetch-site': 'same-origin' }
      return site.server.inject({ method: 'POST', url: `${url}?_csrf=${token}`, payload: body, headers })
    }
    return { accountId, personId, get, post, multipart }
  }

  const schools = new Map<string, Organisation>()
  const filed = async (
    region: string,
    changes: Partial<Application> = {},
    surname = 'Ветрова',
    filer?: Filer,
  ): Promise<string> => {
    const school = schools.get(region) ?? sampleSchool(region)
    if (!schools.has(region)) await organisations(site.database.db).put(school)
    schools.set(region, school)
    const person: Person = samplePerson(surname)
    const filing = filingOf(region, person, school, changes)
    const { personId, role } = filer ?? { personId: person.id, role: 'clerk' as const }
    const by: By = { actor: { personId, role, region }, accountId: randomUUID() }
    const done = await fileApplication(app, by, filing)
    if (isRefusal(done)) throw new Error(`${done.refused}: ${done.because}`)
    return done.caseId
  }

  const close = async (): Promise<void> => {
    await site.close()
    await press.close()
    rmSync(folder, { recursive: true, force: true })
  }
  const setClock = (text: string): void => {
    moment = new Date(text)
  }
  return {
    ...site,
    app,
    reads: desk.reads,
    files: desk.files,
    pieces: desk.pieces,
    signing: desk.signing,
    setClock,
    worker,
    filed,
    close,
  }
}

const regionsOfLaw = () => [
  ...new Map(
    law.packs.map(({ pack }) => [pack.region, { code: pack.region, name: pack.title, ministry: pack.authority.name }]),
  ).values(),
]

/** An application of a person, complete and sent by nobody yet. */
export const filingOf = (
  region: string,
  person: Person,
  school: Organisation,
  changes: Partial<Application>,
): Filing => ({
  caseId: randomUUID(),
  region,
  person,
  application: {
    category: 'first',
    position: 'Учитель',
    subject: 'математика',
    organisationId: school.id,
    channel: 'in_person',
    signature: 'handwritten',
    held: [],
    earlierRefusals: [],
    documents: ['application', 'identity', 'consent', 'analytical_note', 'portfolio', 'achievements'],
    awardsClaimed: false,
    petition: false,
    wishesPresence: false,
    resultBy: 'account',
    paperCopy: false,
    consent: true,
    foreignCitizen: false,
    nameChanged: false,
    ...changes,
  },
  answers: [
    { field: 'surname', question: 'Фамилия', answer: person.surname },
    { field: 'category', question: 'Какую категорию вы просите?', answer: 'Первая' },
  ],
})
