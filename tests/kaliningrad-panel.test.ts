import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { readPacks } from '../src/adapters/regulations/load.ts'
import { plainDate } from '../src/domain/calendar/plain-date.ts'
import type { ExpertProfile } from '../src/domain/expertise/expert.ts'
import { panelFindings, type Seat } from '../src/domain/expertise/panel.ts'

/** The panel and the commission as the pack of Kaliningrad has them, not as a test imagines them. */
const { packs } = await readPacks(join(import.meta.dirname, '..', 'regulations'))
const found = packs.find(({ pack }) => pack.region === 'kaliningrad')
assert.ok(found !== undefined)
const { pack } = found

const today = plainDate('2024-02-01')
const applicant = { id: 'teacher', organisationId: 'school-0', position: 'Учитель' }

/** Everything is met to the very day: ten years in education, six with the highest category, two of analysis. */
const expert = (id: string, differs: Partial<ExpertProfile> = {}): ExpertProfile => ({
  id,
  organisationId: `school-${id}`,
  education: 'higher_pedagogical',
  inEducationSince: plainDate('2014-02-01'),
  highestCategorySince: plainDate('2018-02-01'),
  candidateOfSciences: false,
  worksAtUniversity: false,
  analysisSince: plainDate('2022-02-01'),
  cleanConclusions: 25,
  positions: ['Учитель'],
  declaredConflicts: [],
  ...differs,
})

const panel = (main: Partial<ExpertProfile> = {}, senior: Partial<ExpertProfile> = {}): Seat[] => [
  { expert: expert('1', main), duty: 'main' },
  { expert: expert('2'), duty: 'main' },
  { expert: expert('3', senior), duty: 'senior' },
]

const against = (seats: Seat[]): string[] =>
  panelFindings(pack, seats, applicant, today)
    .filter(({ met }) => !met)
    .map(({ rule }) => rule)

describe('Калининградская область: группа специалистов', () => {
  it('KG-11, KG-12: двое основных и старший, все из разных организаций, — допустимая группа', () => {
    assert.deepEqual(against(panel()), [])
  })

  it('KG-11: коллега заявителя и двое из одной организации в группу не входят', () => {
    assert.deepEqual(against(panel({ organisationId: 'school-0' })), ['conflict-same-employer'])
    assert.deepEqual(against(panel({ organisationId: 'school-3' })), ['conflict-two-from-one-employer'])
  })

  it('KG-12: без старшего или с одним основным группы нет', () => {
    assert.deepEqual(against(panel().slice(0, 2)), ['panel-senior-count'])
    assert.deepEqual(against(panel().slice(1)), ['panel-main-count'])
  })

  it('KG-13: основному хватает среднего профессионального образования и пяти лет, но не на день меньше', () => {
    const enough = { education: 'vocational', inEducationSince: plainDate('2019-02-01') } as const
    assert.deepEqual(against(panel(enough)), [])
    assert.deepEqual(against(panel({ inEducationSince: plainDate('2019-02-02') })), ['main-education-field-years'])
  })

  it('KG-13: вместо высшей категории — степень кандидата наук, и только у работника вуза', () => {
    const candidate = { highestCategorySince: undefined, candidateOfSciences: true }
    assert.deepEqual(against(panel({ ...candidate, worksAtUniversity: true })), [])
    assert.deepEqual(against(panel(candidate)), ['main-one-of'])
  })

  it('KG-14: старшему нужно каждое из пяти условий', () => {
    const lacking: [Partial<ExpertProfile>, string][] = [
      [{ education: 'higher' }, 'senior-education'],
      [{ inEducationSince: plainDate('2014-02-02') }, 'senior-education-field-years'],
      [{ highestCategorySince: plainDate('2018-02-02') }, 'senior-highest-category-years'],
      [{ analysisSince: plainDate('2022-02-02') }, 'senior-analysis-years'],
      [{ cleanConclusions: 24 }, 'senior-clean-conclusions'],
    ]
    for (const [differs, rule] of lacking) assert.deepEqual(against(panel({}, differs)), [rule])
  })

  it('KG-12: спорное — любое расхождение по позиции, решает старший', () => {
    assert.deepEqual([pack.experts.disputed.resolved_by, pack.experts.disputed.tolerance], ['senior', 0])
  })

  it('KG-2: в комиссии не меньше семи человек, среди них представитель профсоюза', () => {
    const { at_least, including } = pack.commission.members
    assert.deepEqual([at_least, including], [7, ['trade_union_representative']])
  })
})
