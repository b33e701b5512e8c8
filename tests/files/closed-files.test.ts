import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Inspector } from '../../src/application/files/ports.ts'
import { addressesOf } from '../page-samples.ts'
import { openStand, type Stand } from '../stand.ts'

const region = 'kbr'
const picture = Buffer.from('the picture of a page')
const inspector: Inspector = { look: async () => undefined, draw: async () => picture, close: async () => {} }

/** Addresses that give a person's file, whole or drawn. A new one must be named here, and then it is tried below. */
const givers = ['/files/:id', '/files/:id/pages/:page/:key']

describe('файл, которого антивирус не проверил', () => {
  let stand: Stand
  /** Digests that were taken from the store since the last look. */
  const taken: string[] = []
  /** Digests of everything people have attached. */
  let attached: Set<string>
  before(async () => {
    stand = await openStand([region], { inspector })
    const { open } = stand.files
    stand.files.open = digest => {
      taken.push(digest)
      return open(digest)
    }
    const { rows } = await stand.database.pool.query<{ digest: string }>('select distinct digest from files')
    attached = new Set(rows.map(({ digest }) => digest))
  })
  after(() => stand.close())

  const mark = (virus: 'clean' | 'pending' | 'error' | 'infected') =>
    stand.database.pool.query(
      `insert into file_checks (digest, virus) select distinct digest, $1 from files
       on conflict (digest) do update set virus = excluded.virus`,
      [virus],
    )
  type Caller = { role: string; personId: string; cookie: string }
  const callers = async (): Promise<Caller[]> => {
    const { rows } = await stand.database.pool.query<{ id: string; person: string }>(
      'select id, person_id as person from accounts',
    )
    const all: Caller[] = []
    for (const { accountId, held } of stand.people) {
      const { token } = await stand.sessions.open(accountId, held, new Date())
      const personId = rows.find(({ id }) => id === accountId)?.person ?? ''
      all.push({ role: held.role, personId, cookie: `kategoria=${token}` })
    }
    return all
  }
  const get = async (url: string, { cookie }: Caller) => {
    taken.length = 0
    const answer = await stand.server.inject({ url, headers: { cookie } })
    return { answer, gave: taken.some(digest => attached.has(digest)) || answer.rawPayload.includes(picture) }
  }
  /** The address of a page's picture, made for this session while the file was open. */
  const pictureOn = (body: string) => /src="(\/files\/[^"]+\/pages\/[^"]+)"/.exec(body)?.[1]

  it('адреса, которые отдают приложенное людьми, – только известные', async () => {
    await mark('clean')
    const found = new Set<string>()
    const everyone = await callers()
    for (const route of stand.server.declaredRoutes.filter(({ method }) => method === 'GET')) {
      const addresses = (await addressesOf(stand, route.path)).slice(0, route.path.startsWith('/files/') ? 40 : 3)
      const own = everyone.filter(({ role }) => route.roles.some(one => one === role || one === 'signed_in'))
      const oneOfEach = [...new Map(own.map(caller => [caller.role, caller])).values()]
      for (const address of addresses)
        for (const caller of oneOfEach) {
          const { answer, gave } = await get(address, caller)
          if (gave) found.add(route.path)
          const shown = route.path === '/files/:id/view' ? pictureOn(answer.body) : undefined
          if (shown !== undefined && (await get(shown, caller)).gave) found.add('/files/:id/pages/:page/:key')
        }
    }
    assert.deepEqual([...found].sort(), givers)
  })

  for (const virus of ['pending', 'error', 'infected'] as const)
    it(`${virus}: открывает ${virus === 'infected' ? 'никто' : 'только тот, кто приложил'}, скачивая, глядя и по прежней ссылке на страницу`, async () => {
      const files = (
        await stand.database.pool.query<{ id: string; owners: (string | null)[] }>(
          `select f.id, array[f.uploaded_by, f.owner_id] as owners from files f left join cases c on c.id = f.case_id
           order by f.owner_id is null, f.uploaded_at desc limit 400`,
        )
      ).rows
      const tried: Record<string, number> = {}
      for (const caller of await callers()) {
        await mark('clean')
        let read = 0
        for (const { id, owners } of files) {
          if (read >= 2) break
          const isOwner = owners.includes(caller.personId)
          const open = await get(`/files/${id}`, caller)
          if (!open.gave) continue
          read += 1
          const shown = pictureOn((await get(`/files/${id}/view`, caller)).answer.body)
          await mark(virus)
          const mayOpen = isOwner && virus !== 'infected'
          for (const address of [`/files/${id}`, ...(shown === undefined ? [] : [shown])]) {
            const { gave } = await get(address, caller)
            assert.equal(gave, mayOpen, `${caller.role}: ${address}`)
          }
          const view = await get(`/files/${id}/view`, caller)
          assert.equal(
            pictureOn(view.answer.body) !== undefined,
            mayOpen && shown !== undefined,
            `${caller.role}: ${id}`,
          )
          await mark('clean')
        }
        if (read > 0) tried[caller.role] = (tried[caller.role] ?? 0) + read
      }
      // Whoever works with the papers of a case, its school and its applicant were all among them.
      for (const role of ['teacher', 'clerk', 'secretary', 'expert', 'supervisor', 'employer'])
        assert.ok((tried[role] ?? 0) > 0, `${role}: ${JSON.stringify(tried)}`)
    })
})
