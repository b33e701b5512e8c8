import pg from 'pg'
import type { Statement } from './captured.ts'
import { arrayText, literal, quoted } from './literal.ts'

/** One captured request with what it made. */
/** An id or a number that a request made: a second time it must be another. */
export type Made = { value: string; type: 'uuid' | 'text' }

export type Replayed = { statements: readonly Statement[]; made: readonly Made[] }

export type Script = { text: string; weight: number }

/**
 * Scripts of pgbench that send what the requests sent: one script for each list of statements, so that they are prepared
 * once a connection as the product prepares them. Where the requests differ, the value of a drawn one is taken; what a
 * request made itself is computed from another drawn number, different every time.
 */
export const scriptsOf = async (url: string, requests: readonly Replayed[]): Promise<Script[]> => {
  const shapes = Map.groupBy(requests, ({ statements }) => statements.map(({ text }) => text).join('\n;\n'))
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const scripts: Script[] = []
    for (const alike of shapes.values()) scripts.push({ text: await scriptOf(client, alike), weight: alike.length })
    return scripts
  } finally {
    await client.end()
  }
}

const scriptOf = async (client: pg.Client, alike: readonly Replayed[]): Promise<string> => {
  const [first] = alike
  const lines = [`\\set one random(1, ${alike.length})`, '\\set drawn random(1, 9000000000000000)']
  for (const [index, { text }] of (first?.statements ?? []).entries()) {
    const bare = text.replace(/^\/\*@[\w-]+\*\//, '').trim()
    const types = /^(begin|commit|rollback)\b/.test(bare) ? [] : await typesOf(client, bare)
    const filled = bare.replace(/\$(\d+)/g, (_, place) => {
      const at = Number(place) - 1
      const values = alike.map(({ statements }) => statements[index]?.values[at])
      const born = alike[0]?.made.findIndex(({ value }) => value === values[0]) ?? -1
      if (born >= 0) return `md5(:drawn::text || '${born}')::${first?.made[born]?.type}`
      const same = values.every(value => literal(value) === literal(values[0]))
      return same ? `${literal(values[0])}::${types[at]}` : `(${quoted(arrayText(values))}::text[])[:one]::${types[at]}`
    })
    lines.push(`${filled};`)
  }
  return `${lines.join('\n')}\n`
}

/** The types that the server finds for the places of a statement: an expression does not take its type from around it. */
const typesOf = async (client: pg.Client, text: string): Promise<string[]> => {
  await client.query(`prepare shape as ${text}`)
  try {
    const { rows } = await client.query<{ types: string[] }>(
      `select array(select t::text from unnest(parameter_types) t) as types from pg_prepared_statements where name = 'shape'`,
    )
    return rows[0]?.types ?? []
  } finally {
    await client.query('deallocate shape')
  }
}
