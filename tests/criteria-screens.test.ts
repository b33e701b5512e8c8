import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { storage } from '../src/adapters/db/storage.ts'
import { criteriaOfCase } from '../src/application/criteria/criteria-of-case.ts'
import { plainDate } from '../src/domain/calendar/plain-date.ts'
import type { CaseState } from '../src/domain/case/state.ts'
import type { CriteriaDraft } from '../src/domain/expertise/criteria-draft.ts'
import { criteriaRef } from '../src/domain/expertise/criteria-set.ts'
import { draftOf } from '../src/domain/expertise/draft-of-set.ts'
import { isRefusal } from '../src/domain/regulations/finding.ts'
import { typedDraft } from '../src/web/criteria/typed-draft.ts'
import { type DeskSite, deskSite, type Worker } from './desk-site.ts'

const teachers = 'teachers@2023-09-01'
const page = (id: string, thing = '') => `/criteria/sets/${encodeURIComponent(id)}${thing && `/${thing}`}`

let site: DeskSite
let supervisor: Worker

before(async () => {
  site = await deskSite('2026-03-02T05:00:00Z')
  supervisor = await site.worker('supervisor')
})
after(() => site.close())

const fieldsOf = (draft: CriteriaDraft): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(typedDraft(draft)).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]),
  )

/** The form as a browser sends it: the rows of the shown scales are marked. */
const sent = (draft: CriteriaDraft, version: number, pressed: string) => ({
  ...fieldsOf(draft),
  ...Object.fromEntries(
    draft.sections.flatMap((section, index) =>
      section.criteria.map((item, place) => [`sections-${index}-criteria-${place}-scale-shown`, item.scale.kind]),
    ),
  ),
  version: String(version),
  do: pressed,
})

const begun = async (ref = teachers, who = supervisor): Promise<string> => {
  const answer = await who.post('/criteria/new', { ref, as: 'edition' })
  assert.equal(answer.statusCode, 303, answer.body)
  const id = /sets\/([0-9a-f-]{36})\/edit/.exec(String(answer.headers.location))?.[1]
  assert.ok(id)
  return id
}
const openDraft = async (id: string) => {
  const edition = await site.reads.criteriaEdition(id)
  assert.ok(edition?.draft)
  return { draft: edition.draft, version: edition.version }
}
const approval = (version: number, changes: object = {}) => ({
  ...{ act: 'Приказ министерства', number: '7', on: '02.03.2026', valid_from: '03.03.2026', version: String(version) },
  ...changes,
})
const inForce = (on: string, position = 'Учитель') =>
  site.reads.criteriaInForce({ region: 'kbr', category: 'first', position, on })

describe('набор показателей региона', () => {
  it('встроенный набор виден с оговоркой, его лист можно заполнить для пробы, ничего не сохраняя', async () => {
    const shown = await supervisor.get(page(teachers))
    assert.match(shown.body, /Не является нормой ни одного региона/)
    const rows = async () => (await site.database.pool.query('select count(*) from audit')).rows[0].count
    const before = await rows()
    const draft = draftOf(site.app.law.criteriaSets('demonstration').find(({ id }) => id === 'teachers') as never)
    const points = Object.fromEntries(
      draft.sections.flatMap(({ criteria }) =>
        criteria.map(({ code, max }) => [`points_${code.replaceAll('.', '_')}`, max]),
      ),
    )
    const tried = await supervisor.post(page(teachers, 'sheet'), points)
    assert.equal(tried.statusCode, 200)
    assert.match(tried.body, /Итог пробы[\s\S]*соответствует/)
    const partial = await supervisor.post(page(teachers, 'sheet'), { points_1_1: '7' })
    assert.match(partial.body, /Лист ещё не полон/)
    const strange = await supervisor.post(page(teachers, 'sheet'), { points_1_1: '6' })
    assert.equal(strange.statusCode, 422)
    assert.match(strange.body, /такого балла на шкале нет/)
    assert.equal(await rows(), before)
    assert.match((await supervisor.get(page(teachers, 'paper'))).body, /Чем подтверждается/)
  })

  it('кнопка редактора сохраняет всё набранное и возвращает к месту; чужая версия не затирает', async () => {
    const id = await begun()
    const { draft, version } = await openDraft(id)
    const typed = { ...draft, title: 'Учителя: набранное' }
    const added = await supervisor.post(
      page(id, 'edit'),
      sent(typed, version, 'add:sections.0.criteria'),
      page(id, 'edit'),
    )
    assert.equal(added.statusCode, 303, added.body)
    assert.match(String(added.headers.location), /open=sections-0-criteria-2#sections-0-criteria-2$/)
    const now = await openDraft(id)
    assert.equal(now.draft.title, 'Учителя: набранное')
    assert.deepEqual(now.draft.sections[0]?.criteria.slice(0, 2), draft.sections[0]?.criteria)
    assert.equal(now.draft.sections[0]?.criteria[2]?.code, '1.3')

    const stale = await supervisor.post(
      page(id, 'edit'),
      sent({ ...typed, title: 'Из второго окна' }, version, 'save'),
      page(id, 'edit'),
    )
    assert.equal(stale.statusCode, 409)
    assert.match(stale.body, /Набор изменён в другом окне/)
    assert.match(stale.body, /Из второго окна/)
    assert.equal((await openDraft(id)).draft.title, 'Учителя: набранное')

    const checked = await supervisor.get(`${page(id, 'edit')}?check=yes`)
    assert.match(checked.body, /href="#sections-0-criteria-2-title"/)
    const early = await supervisor.post(page(id, 'approval'), approval(now.version), page(id, 'approval'))
    assert.match(String(early.headers.location), /edit\?check=yes/)
  })

  it('раздел с показателями убирается только по второму слову', async () => {
    const id = await begun()
    const { draft, version } = await openDraft(id)
    const asked = await supervisor.post(page(id, 'edit'), sent(draft, version, 'remove:sections.0'))
    assert.deepEqual((await openDraft(id)).draft, draft)
    const shown = await supervisor.get(String(asked.headers.location).split('#')[0] ?? '')
    assert.match(shown.body, /Раздел 1 уйдёт вместе с показателями: 2/)
    const [, button = ''] = /value="(remove:sections\.0:[^"]*)"/.exec(shown.body) ?? []
    await supervisor.post(page(id, 'edit'), sent(draft, version + 1, button))
    assert.deepEqual((await openDraft(id)).draft.sections, draft.sections.slice(1))
  })

  it('любой набор, посланный формой, сохраняется тем же', async () => {
    for (const set of site.app.law.criteriaSets('demonstration')) {
      const id = await begun(criteriaRef(set))
      const { draft, version } = await openDraft(id)
      const saved = await supervisor.post(page(id, 'edit'), sent(draft, version, 'save'), page(id, 'edit'))
      assert.equal(saved.statusCode, 303)
      assert.deepEqual((await openDraft(id)).draft, draft, set.id)
      await supervisor.post(page(id, 'withdrawal'), { version: String(version + 1) })
    }
  })

  it('срок, виды подтверждений и сведения о результате видны на странице набора и в листе', async () => {
    const id = await begun()
    const { draft, version } = await openDraft(id)
    const asked = structuredClone(draft)
    const fields = [{ key: 'event', title: 'Мероприятие', kind: 'text', required: true }]
    const more = { period_years: '5', proof_kinds: ['diploma', 'protocol'], proof_required: false, fields }
    Object.assign(asked.sections[0]?.criteria[0] ?? {}, more)
    assert.equal((await supervisor.post(page(id, 'edit'), sent(asked, version, 'save'))).statusCode, 303)
    const asks =
      /за последние 5 лет[\s\S]*принимаются: диплом, грамота, благодарность; протокол, приказ, выписка[\s\S]*о каждом результате: мероприятие[\s\S]*отдельного подтверждения не нужно/i
    for (const shown of [await supervisor.get(page(id)), await supervisor.get(page(id, 'sheet'))])
      assert.match(shown.body.replaceAll('\u00a0', ' '), asks)
  })

  it('утверждение: не задним числом, с актом; после него редакция заморожена и в базе', async () => {
    const id = await begun()
    const { draft, version } = await openDraft(id)
    const same = await supervisor.post(page(id, 'approval'), approval(version, { valid_from: '02.03.2026' }))
    assert.equal(same.statusCode, 422)
    assert.match(same.body, /не раньше завтрашнего дня/)
    const late = await supervisor.post(
      page(id, 'approval'),
      approval(version, { on: '05.03.2026', valid_to: '01.03.2026' }),
    )
    assert.match(late.body, /Акт датирован будущим днём[\s\S]*Последний день раньше первого/)
    assert.equal(await inForce('2026-03-03'), undefined)

    const done = await supervisor.post(page(id, 'approval'), approval(version))
    assert.equal(done.statusCode, 303, done.body)
    assert.equal(await inForce('2026-03-02'), undefined)
    assert.equal((await inForce('2026-03-03'))?.approved_by?.number, '7')
    assert.equal((await inForce('2030-01-01', 'учитель'))?.id, 'teachers')
    assert.equal(await inForce('2026-03-03', 'Концертмейстер'), undefined)

    const again = await supervisor.post(page(id, 'edit'), sent(draft, version + 1, 'save'), page(id))
    assert.equal(again.statusCode, 422)
    await assert.rejects(
      site.database.pool.query(`update criteria_editions set body = '{}' where id = $1`, [id]),
      /never changed/,
    )
    await assert.rejects(site.database.pool.query('delete from criteria_editions where id = $1', [id]), /never deleted/)

    const twin = await begun(id)
    const clash = await supervisor.post(page(twin, 'approval'), approval(1))
    assert.equal(clash.statusCode, 422)
    assert.match(clash.body, /С этого же дня для тех же должностей утверждён набор/)
  })

  it('дело держится редакции дня своей регистрации, до регистрации – сегодняшней', async () => {
    const pack = site.app.law.packs.findLast(one => one.pack.region === 'kbr')?.pack
    assert.ok(pack)
    const caseOf = (registered?: string) =>
      ({
        stage: registered === undefined ? 'submitted' : 'review',
        application: { category: 'first', position: 'Учитель' },
        ...(registered === undefined ? {} : { registered: plainDate(registered) }),
      }) as unknown as CaseState
    const ref = async (state: CaseState, today: string) => {
      const set = await criteriaOfCase(site.app, site.reads.criteriaInForce, pack, state, today)
      return set && criteriaRef(set)
    }
    assert.equal(await ref(caseOf('2026-03-02'), '2026-06-01'), teachers)
    assert.equal(await ref(caseOf('2026-03-03'), '2026-06-01'), 'teachers@2026-03-03')
    assert.equal(await ref(caseOf(), '2026-03-02'), teachers)
    assert.equal(await ref(caseOf(), '2026-03-03'), 'teachers@2026-03-03')
    assert.equal(await ref({ stage: 'draft' }, '2026-03-03'), undefined)
    const inside = await storage(site.database).write(async tx => ({
      set: await criteriaOfCase(site.app, tx.criteria.inForce, pack, caseOf('2026-03-03'), '2026-06-01'),
    }))
    assert.ok(!isRefusal(inside) && inside.set?.edition === '2026-03-03')
  })

  it('отменить можно только до первого дня; следующая редакция сменяет прежнюю со своего дня', async () => {
    const id = await begun()
    await supervisor.post(page(id, 'approval'), approval(1, { valid_from: '01.04.2026', number: '8' }))
    assert.equal((await inForce('2026-04-01'))?.approved_by?.number, '8')
    const compared = await supervisor.get(page(id, 'comparison'))
    assert.match(compared.body, /Отличий от «Учитель, преподаватель – встроенный»: 1[\s\S]*Оговорка/)
    const cancelled = await supervisor.post(page(id, 'cancellation'), { version: '2' })
    assert.equal(cancelled.statusCode, 303, cancelled.body)
    assert.equal((await inForce('2026-04-01'))?.approved_by?.number, '7')

    const next = await begun()
    await supervisor.post(page(next, 'approval'), approval(1, { valid_from: '02.04.2026', number: '9' }))
    assert.deepEqual(
      [(await inForce('2026-04-01'))?.approved_by?.number, (await inForce('2026-04-02'))?.approved_by?.number],
      ['7', '9'],
    )
    site.setClock('2026-04-02T05:00:00Z')
    const late = await supervisor.post(page(next, 'cancellation'), { version: '2' })
    assert.equal(late.statusCode, 422)
    assert.match(late.body, /уже вступила в силу/)
    site.setClock('2026-03-02T05:00:00Z')
    assert.match((await supervisor.get(page(next))).body, /редакция утверждена/)
  })

  it('чужой регион и чужая роль набора не видят и не правят', async () => {
    const id = await begun()
    const stranger = await site.worker('supervisor', 'kuzbass')
    const auditor = await site.worker('auditor')
    const expert = await site.worker('expert')
    assert.equal((await stranger.get(page(id))).statusCode, 404)
    assert.equal((await auditor.get(page(id))).statusCode, 200)
    assert.equal((await auditor.get(page(id, 'edit'))).statusCode, 403)
    assert.equal((await expert.get('/criteria')).statusCode, 403)
    const { draft, version } = await openDraft(id)
    const foreign = await stranger.post(page(id, 'edit'), sent(draft, version, 'save'), '/criteria/new')
    assert.equal(foreign.statusCode, 404)
  })
})
