import { sql } from 'kysely'
import { StaleCase } from '../../application/stale-case.ts'
import type { CertificationAct, CertificationSet, Certifications, SetItem } from '../../application/stores/school.ts'
import type { Db } from './connect.ts'
import { fieldsAs, putRow } from './school-rows.ts'

const setFields = [
  ...['id', 'region', 'organisationId', 'ownerId', 'caseId', 'status', 'round', 'note', 'sentAt', 'returnedAt'],
  'version',
]
const actFields = [
  ...['id', 'setId', 'region', 'organisationId', 'ownerId', 'number', 'madeOn', 'madeBy', 'documentId', 'signedAt'],
  ...['signedWay', 'cancelledAt'],
]
const itemFields = ['source', 'sourceId', 'title', 'fileId', 'digest', 'name', 'mediaType', 'size', 'remark']
export const setColumns = (alias?: string) => fieldsAs(setFields, alias)
export const actColumns = (alias?: string) => fieldsAs(actFields, alias)

/** Sets of files that schools certify, and the acts over them. */
export const certifications = (db: Db): Certifications => {
  const act = async (where: ReturnType<typeof sql>): Promise<CertificationAct | undefined> => {
    const { rows } =
      await sql<CertificationAct>`select ${actColumns()} from certification_acts where ${where} for update`.execute(db)
    return rows[0]
  }
  return {
    certificationSet: async id => {
      const { rows } = await sql<CertificationSet>`/*@certification-set*/
        select ${setColumns()} from certification_sets where id = ${id} for update`.execute(db)
      return rows[0]
    },
    putSet: async set => {
      const written = await putRow(
        db,
        'certification_sets',
        set,
        sql`certification_sets.version = ${set.version}::int - 1`,
      )
      if (written !== 1n) throw new StaleCase(set.id)
    },
    setItems: (setId, round) => itemsOf(db, setId, round),
    addItems: async (setId, round, items) => {
      for (const [index, item] of items.entries())
        await sql`/*@certification-item-add*/
          insert into certification_items (set_id, round, place, source, source_id, title, file_id, digest, name, media_type,
            size, remark)
          values (${setId}, ${round}, ${index + 1}, ${item.source}, ${item.sourceId}, ${item.title}, ${item.fileId},
            ${item.digest}, ${item.name}, ${item.mediaType}, ${item.size}, ${item.remark})`.execute(db)
    },
    remark: async (setId, round, remarks) => {
      for (const [place, words] of Object.entries(remarks))
        await sql`/*@certification-remark*/ update certification_items set remark = ${words}
          where set_id = ${setId} and round = ${round} and place = ${Number(place)}`.execute(db)
    },
    actOfSet: setId => act(sql`set_id = ${setId} and cancelled_at is null`),
    actOfPaper: documentId => act(sql`document_id = ${documentId}`),
    putAct: async row => {
      await putRow(db, 'certification_acts', row)
    },
    addDigests: async (actId, digests) => {
      await sql`/*@certified-digests-add*/ insert into certified_digests (act_id, digest)
        select ${actId}, unnest(${[...digests]}::text[]) on conflict do nothing`.execute(db)
    },
  }
}

export const itemsOf = async (db: Db, setId: string, round: number): Promise<SetItem[]> => {
  const { rows } = await sql<Omit<SetItem, 'size'> & { size: string | number }>`/*@certification-items*/
    select ${fieldsAs(itemFields)} from certification_items where set_id = ${setId} and round = ${round} order by place`.execute(
    db,
  )
  return rows.map(row => ({ ...row, size: Number(row.size) }))
}
