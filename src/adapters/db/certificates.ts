import { sql } from 'kysely'
import type { Certificate, Certificates } from '../../application/stores/signings.ts'
import type { Db } from './connect.ts'

/** Certificates of those who sign. A removed one stays for the signatures made with it. */
export const certificates = (db: Db): Certificates => ({
  add: async row => {
    await sql`/*@certificate-add*/
      insert into certificates (id, person_id, region, thumbprint, serial, owner, issuer, not_before, not_after, training,
        der, registered_by, registered_at)
      values (${row.id}, ${row.personId}, ${row.region}, ${row.thumbprint}, ${row.serial}, ${row.owner}, ${row.issuer},
        ${row.notBefore}, ${row.notAfter}, ${row.training}, ${Buffer.from(row.der)}, ${row.registeredBy},
        ${row.registeredAt})`.execute(db)
  },

  get: async id => {
    const { rows } = await sql<Certificate>`/*@certificate-get*/ select ${columns} from certificates
      where id = ${id}`.execute(db)
    return rows[0]
  },

  ofPerson: async (personId, region) => {
    const { rows } = await sql<Certificate>`/*@certificates-of-person*/ select ${columns} from certificates
      where person_id = ${personId} and region = ${region} and removed_at is null
      order by registered_at desc, id`.execute(db)
    return rows
  },

  remove: async (id, at) => {
    await sql`update certificates set removed_at = ${at} where id = ${id} and removed_at is null`.execute(db)
  },
})

const columns = sql`id, person_id as "personId", region, thumbprint, serial, owner, issuer, not_before as "notBefore",
  not_after as "notAfter", training, der, registered_by as "registeredBy", registered_at as "registeredAt"`
