import type { Law } from '../src/application/law.ts'
import { statementsOf } from './captured.ts'
import type { MeasuredServer } from './database.ts'
import type { HttpResult } from './http-load.ts'
import { httpRun, wireRequest } from './http-run.ts'
import { familySeconds, processSeconds } from './machine.ts'
import { replay, type Yardstick } from './pgbench.ts'
import type { Question } from './questions.ts'
import { type Started, startBare } from './started.ts'

export type Timing = { clients: number; warmSeconds: number; seconds: number }

export type Row = {
  title: string
  aim: number
  product: HttpResult & { rate: number; serverMs: number; databaseMs: number | undefined }
  statements: number
  yardstick: Yardstick & { databaseMs: number | undefined }
  bare: number
  /** The same page, compressed as browsers ask for it; absent for what is not a page. */
  compressed: { rate: number; serverMs: number; bytes: number } | undefined
}

type Place = { url: string; law: Law; server: MeasuredServer; product: Started; timing: Timing }

/** One kind of request: the statements alone, the bare server and the product, one after another on the same machine. */
export const measure = async (question: Question, place: Place): Promise<Row> => {
  const { url, law, server, timing } = place
  const captured = await statementsOf(url, law, question.sample, question.expectedStatus)
  const alone = databaseMeter(server)
  const yardstick = await replay({
    url,
    clients: timing.clients,
    seconds: timing.seconds,
    requests: captured.map((one, index) => {
      const asked = question.sample[index]
      return { statements: one.statements, made: asked === undefined ? [] : question.made(one, asked) }
    }),
    ...alone,
  })
  const product = await ofProduct(question, place)
  const bare = await bareRate(product.meanBytes, timing)
  const compressed = question.once ? undefined : await ofProduct(question, place, 'br, gzip')
  return {
    title: question.title,
    aim: question.aim,
    product,
    statements: Math.round(captured.reduce((sum, one) => sum + one.statements.length, 0) / captured.length),
    yardstick: { ...yardstick, databaseMs: alone.perRequest(yardstick.rate * timing.seconds) },
    bare,
    compressed: compressed && { rate: compressed.rate, serverMs: compressed.serverMs, bytes: compressed.meanBytes },
  }
}

const ofProduct = async (question: Question, { server, product, timing }: Place, encoding?: string) => {
  const requests = question.asked.map(({ path, cookie, body }) =>
    wireRequest(path, { cookie, ...(body && { body }), ...(encoding && { encoding }) }),
  )
  const { once, expectedStatus } = question
  const database = databaseMeter(server)
  let from = 0
  let used = 0
  const result = await httpRun(
    { port: product.port, ...timing, requests, once, expectedStatus },
    {
      onMeasure: () => {
        from = processSeconds(product.pid)
        database.onMeasure()
      },
      onDone: () => {
        used = processSeconds(product.pid) - from
        database.onDone()
      },
    },
  )
  if (result.wrong > 0)
    throw new Error(
      `${question.title}: ${result.wrong} wrong answers of ${result.answers}, first: ${result.firstWrong}`,
    )
  if (result.answers === 0) throw new Error(`${question.title}: the requests ran out before the time of measuring`)
  return {
    ...result,
    rate: result.answers / result.seconds,
    serverMs: (used * 1000) / result.answers,
    databaseMs: database.perRequest(result.answers),
  }
}

const bareRate = async (bytes: number, timing: Timing): Promise<number> => {
  const bare = await startBare(bytes)
  try {
    const requests = [wireRequest('/')]
    const job = { port: bare.port, ...timing, seconds: timing.seconds / 2, requests, once: false, expectedStatus: 200 }
    const result = await httpRun(job, { onMeasure: () => {}, onDone: () => {} })
    return result.answers / result.seconds
  } finally {
    await bare.stop()
  }
}

/** Processor time of all processes of the database between two moments; unknown where the server is not ours. */
const databaseMeter = ({ pid }: MeasuredServer) => {
  let from = 0
  let used = 0
  const now = (): number => (pid === undefined ? 0 : familySeconds(pid))
  return {
    onMeasure: () => {
      from = now()
    },
    onDone: () => {
      used = now() - from
    },
    perRequest: (requests: number): number | undefined => (pid === undefined ? undefined : (used * 1000) / requests),
  }
}
