import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { settableClock } from '../../src/adapters/clock.ts'
import { reads } from '../../src/adapters/db/read/reads.ts'
import { storage } from '../../src/adapters/db/storage.ts'
import { nameDeclension } from '../../src/adapters/names/petrovich.ts'
import { readScenarioFile } from '../../src/adapters/scenarios/files.ts'
import type { App, By } from '../../src/application/app.ts'
import type { Paper } from '../../src/application/papers/paper.ts'
import { fileRequest, fulfilRequest, registerRequest } from '../../src/application/requests.ts'
import { scriptOf } from '../../src/cli/play/play.ts'
import { runScenario } from '../../src/cli/play/run.ts'
import { scenarioSchema } from '../../src/cli/play/scenario.ts'
import { isRefusal, type Refusal } from '../../src/domain/regulations/finding.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'
import { law, textOf } from './paper-desk.ts'

const sure = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(`${answer.refused}: ${answer.because}`)
  return answer
}

describe('выписка и заверенная копия', () => {
  let database: FreshDatabase
  let app: App
  let applicantId = ''
  let caseId = ''
  let clerk: By
  before(async () => {
    database = await freshDatabase()
    const clock = settableClock(new Date(0))
    const where = { storage: storage(database), clock, names: nameDeclension() }
    const file = join(import.meta.dirname, '..', '..', 'scenarios', 'kbr', 'set-first.yaml')
    const script = await scriptOf({ law, readScenario: path => readScenarioFile(path, scenarioSchema) }, file)
    assert.ok('scenario' in script)
    const played = await runScenario(script, where)
    assert.deepEqual(played.failures, [])
    const { rows } = await database.pool.query<{ id: string; applicant_id: string; officer_id: string }>(
      `select id, applicant_id, officer_id from cases where state -> 'order' is not null limit 1`,
    )
    const [found] = rows
    assert.ok(found !== undefined, 'дела с приказом нет')
    ;({ id: caseId, applicant_id: applicantId } = found)
    const actor = { personId: found.officer_id, role: 'clerk', region: 'kbr' } as const
    clerk = { actor, accountId: randomUUID() }
    app = { ...where, law, newId: randomUUID, publicUrl: 'https://attestation.example.ru/' }
  })
  after(() => database.drop())

  const asked = async (form: 'extract' | 'certified_copy'): Promise<{ id: string; content: Paper }> => {
    const teacher: By = { actor: { personId: applicantId, role: 'teacher', region: 'kbr' }, accountId: randomUUID() }
    const { requestId } = sure(
      await fileRequest(app, teacher, {
        region: 'kbr',
        text: { order: '№ 1', reason: 'утеря оригинала' },
        request: {
          ...{ applicantId, caseId, channel: 'system', answerBy: 'in_person', documents: ['identity'] },
          contents: { kind: 'extract', form },
        },
      }),
    )
    sure(await registerRequest(app, clerk, requestId))
    sure(await fulfilRequest(app, clerk, requestId, { form }))
    const papers = (await reads(database).requestCard(requestId))?.papers ?? []
    assert.deepEqual(papers.map(paper => paper.form).sort(), [form, 'extract_application', 'progress_notice'].sort())
    const id = papers.find(paper => paper.form === form)?.id ?? ''
    const paper = await reads(database).paper(id)
    assert.ok(paper !== undefined)
    return { id, content: paper.content }
  }

  const codeOf = async (documentId: string) => {
    const { rows } = await database.pool.query<{ code: string; case_id: string; order_id: string }>(
      'select code, case_id, order_id from check_codes where document_id = $1',
      [documentId],
    )
    return rows[0]
  }

  it('выписка: номер, день и название приказа, одна строка, кто подписал, «Выписка верна», код', async () => {
    const { id, content } = await asked('extract')
    const { rows } = await database.pool.query<{ number: string; title: string }>('select number, title from orders')
    assert.equal(content.number, rows[0]?.number)
    const text = textOf(content)
    assert.ok(text.includes(rows[0]?.title ?? '—'))
    assert.match(text, /Приложение( \d+)? к приказу, строка \d+/)
    assert.match(text, /установить .* квалификационную категорию.* с \d+ [а-я]+ \d{4} г\./)
    assert.match(text, /Приказ подписал\nМинистр просвещения и науки/)
    assert.match(text, /Выписка верна/)
    const table = content.blocks.find(block => block.kind === 'table')
    assert.ok(table?.kind === 'table' && table.rows.length === 1)
    assert.equal(content.signatory?.personId, clerk.actor.personId)
    const code = await codeOf(id)
    assert.match(code?.code ?? '', /^[a-z2-7]{26}$/)
    assert.equal(code?.case_id, caseId)
    const block = content.blocks.find(one => one.kind === 'code')
    assert.ok(block?.kind === 'code')
    assert.equal(block.address, `https://attestation.example.ru/v/${code?.code}`)
  })

  it('копия: приказ целиком, «КОПИЯ», «Копия верна» с должностью и именем', async () => {
    const { id, content } = await asked('certified_copy')
    assert.equal(content.layout, 'order')
    assert.equal(content.mark, 'КОПИЯ')
    assert.match(textOf(content), /Копия верна/)
    const signed = content.blocks.findLast(({ kind }) => kind === 'signatures')
    assert.ok(signed?.kind === 'signatures' && signed.lines[0]?.personId === clerk.actor.personId)
    assert.equal(content.blocks.at(-1)?.kind, 'code', 'код стоит под подписью, а не над ней')
    assert.ok(await codeOf(id))
  })

  it('без адреса системы кода на бумаге нет', async () => {
    const kept = app.publicUrl
    app = { ...app, publicUrl: undefined }
    const { content } = await asked('extract')
    app = { ...app, publicUrl: kept }
    assert.ok(!content.blocks.some(({ kind }) => kind === 'code'))
  })
})
