import type { Db } from './connect.ts'

const pageSize = 1000

/** All histories by id, a page at a time. */
export async function* streams(db: Db): AsyncGenerator<{ kind: string; id: string }> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const page = await db
      .selectFrom('stream_heads')
      .select(['stream_id as id', 'stream_kind as kind'])
      .where('stream_id', '>', after)
      .orderBy('stream_id')
      .limit(pageSize)
      .execute()
    yield* page
    after = page.at(-1)?.id ?? after
    if (page.length < pageSize) return
  }
}
