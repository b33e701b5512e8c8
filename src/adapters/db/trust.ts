import { sql } from 'kysely'
import type { TrustStore } from '../../application/signing/check.ts'
import type { TrustItem, TrustItems, TrustKind } from '../../application/trust/trust-items.ts'
import type { Trust } from '../../domain/signature/trust.ts'
import type { Db } from './connect.ts'

/** Certificates of authorities and lists of the revoked. */
export const trustItems = (db: Db): TrustItems => ({
  add: async item => {
    await sql`/*@trust-add*/
      insert into trust_items (id, kind, digest, subject, issuer, serial, starts_at, ends_at, training, der, loaded_by, loaded_at)
      values (${item.id}, ${item.kind}, ${item.digest}, ${item.subject}, ${item.issuer}, ${item.serial ?? null},
        ${item.startsAt}, ${item.endsAt ?? null}, ${item.training}, ${Buffer.from(item.der)}, ${item.loadedBy},
        ${item.loadedAt})
      -- Loaded by somebody else in the same moment: one of them is enough.
      on conflict (digest) where removed_at is null do nothing`.execute(db)
  },

  byDigest: async digest => {
    const { rows } = await sql<Row>`/*@trust-digest*/ select ${columns} from trust_items
      where digest = ${digest} and removed_at is null`.execute(db)
    return rows[0] && asItem(rows[0])
  },

  remove: async (id, at) => {
    const { rows } = await sql<Row>`/*@trust-remove*/ update trust_items set removed_at = ${at}
      where id = ${id} and removed_at is null returning ${columns}`.execute(db)
    return rows[0] && asItem(rows[0])
  },

  all: async () => {
    const { rows } = await sql<Row>`/*@trust*/ select ${columns} from trust_items where removed_at is null
      order by array_position(array['anchor', 'intermediate', 'crl'], kind), subject, starts_at desc`.execute(db)
    return rows.map(asItem)
  },

  trust: async () => {
    // Which items are in use decides which object answers: the check remembers what it has read by that object.
    const { rows } = await sql<{ ids: string }>`/*@trust-ids*/
      select coalesce(string_agg(id::text, ',' order by id), '') as ids from trust_items where removed_at is null`.execute(
      db,
    )
    const ids = rows[0]?.ids ?? ''
    if (remembered?.ids !== ids) remembered = { ids, trust: await readTrust(db) }
    return remembered.trust
  },
})

/** What signatures are checked against, as it stands now. */
export const trustStore = (db: Db): TrustStore => ({ all: () => trustItems(db).trust() })

let remembered: { ids: string; trust: Trust } | undefined

const readTrust = async (db: Db): Promise<Trust> => {
  const { rows } = await sql<{ kind: TrustKind; der: Buffer }>`/*@trust-ders*/
    select kind, der from trust_items where removed_at is null order by id`.execute(db)
  const of = (kind: TrustKind) => rows.filter(row => row.kind === kind).map(({ der }) => ({ der }))
  return { anchors: of('anchor'), intermediates: of('intermediate'), crls: of('crl') }
}

type Row = Omit<TrustItem, 'serial' | 'endsAt'> & { serial: string | null; endsAt: Date | null }

const columns = sql`id, kind, digest, subject, issuer, serial, starts_at as "startsAt", ends_at as "endsAt", training,
  loaded_by as "loadedBy", loaded_at as "loadedAt"`

const asItem = ({ serial, endsAt, ...item }: Row): TrustItem => ({
  ...item,
  serial: serial ?? undefined,
  endsAt: endsAt ?? undefined,
})
