import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { plainDate } from '../calendar/plain-date.ts'
import type { ExpertProfile } from './expert.ts'
import { type Applicant, type PanelRules, panelFindings, type Seat } from './panel.ts'
import { proposePanel } from './propose-panel.ts'

const today = plainDate('2024-05-20')

/** Panel rules as Kaliningrad reg п. 69–70 has them. */
const pack: PanelRules = {
  experts: {
    scheme: 'independent_and_senior',
    panel: { clause: 'reg п. 69', main: 2, senior: 1, match_position: true },
    conflicts: {
      clause: 'reg п. 69',
      exclude: ['own_application', 'same_employer_as_applicant', 'two_from_one_employer', 'declared_conflict'],
    },
    disputed: { clause: 'reg п. 70', resolved_by: 'senior', tolerance: 0 },
    main: {
      clause: 'reg п. 70 осн',
      education: ['vocational', 'higher'],
      education_field_years: 5,
      one_of: ['highest_category', 'candidate_of_sciences_at_university'],
    },
    senior: {
      clause: 'reg п. 70 ст',
      education: ['higher_pedagogical'],
      education_field_years: 10,
      highest_category_years: 6,
      analysis_years: 2,
      clean_conclusions: 25,
    },
    names_shown_to_applicant: false,
    criteria: { clause: 'reg п. 70', set: 'demonstration' },
  },
}

const applicant: Applicant = { id: 'teacher', organisationId: 'school-0', position: 'Учитель' }
const expert = (id: string, differs: Partial<ExpertProfile> = {}): ExpertProfile => ({
  id,
  organisationId: `school-${id}`,
  education: 'higher_pedagogical',
  inEducationSince: plainDate('2014-05-20'),
  highestCategorySince: plainDate('2018-05-20'),
  candidateOfSciences: false,
  worksAtUniversity: false,
  analysisSince: plainDate('2022-05-20'),
  cleanConclusions: 25,
  positions: ['Учитель'],
  declaredConflicts: [],
  ...differs,
})
const panel = (main: ExpertProfile, other = expert('b'), senior = expert('c')): Seat[] => [
  { expert: main, duty: 'main' },
  { expert: other, duty: 'main' },
  { expert: senior, duty: 'senior' },
]
const failed = (seats: Seat[]): string[] =>
  panelFindings(pack, seats, applicant, today)
    .filter(({ met }) => !met)
    .map(({ rule, clause }) => `${rule} (${clause})`)
const asMain = (differs: Partial<ExpertProfile>): string[] => failed(panel(expert('a', differs)))
const asSenior = (differs: Partial<ExpertProfile>): string[] =>
  failed(panel(expert('a'), expert('b'), expert('c', differs)))

describe('состав группы специалистов', () => {
  it('два основных и старший из разных организаций проходят, и каждая проверка оставила след', () => {
    const findings = panelFindings(pack, panel(expert('a')), applicant, today)
    assert.ok(findings.every(({ met }) => met))
    assert.equal(new Set(findings.map(({ rule }) => rule)).size, 16)
  })
  it('не хватает человека, лишний человек, один на двух местах', () => {
    assert.deepEqual(failed(panel(expert('a')).slice(1)), ['panel-main-count (reg п. 69)'])
    assert.deepEqual(failed(panel(expert('a')).slice(0, 2)), ['panel-senior-count (reg п. 69)'])
    assert.deepEqual(failed([...panel(expert('a')), { expert: expert('d'), duty: 'main' }]), [
      'panel-main-count (reg п. 69)',
    ])
    assert.deepEqual(failed(panel(expert('a'), expert('a'))), ['panel-distinct (reg п. 69)'])
  })
  it('связь с заявителем и между специалистами', () => {
    assert.deepEqual(asMain({ organisationId: 'school-0' }), ['conflict-same-employer (reg п. 69)'])
    assert.deepEqual(asMain({ organisationId: 'school-b' }), ['conflict-two-from-one-employer (reg п. 69)'])
    assert.deepEqual(asMain({ declaredConflicts: ['teacher'] }), ['conflict-declared (reg п. 69)'])
    assert.deepEqual(asMain({ declaredConflicts: ['another'] }), [])
    assert.deepEqual(asMain({ id: 'teacher' }), ['conflict-own-application (reg п. 69)'])
    assert.deepEqual(asMain({ positions: ['Воспитатель'] }), ['panel-position (reg п. 69)'])
  })
  it('правила, которого в регламенте нет, нет и в проверке', () => {
    const lenient: PanelRules = {
      experts: {
        ...pack.experts,
        panel: { ...pack.experts.panel, match_position: false },
        conflicts: { clause: '—', exclude: [] },
        main: null,
        senior: null,
      },
    }
    const anybody = { organisationId: 'school-0', declaredConflicts: ['teacher'], positions: [], cleanConclusions: 0 }
    const seats = panel(expert('a', anybody), expert('b', anybody), expert('c', anybody))
    assert.ok(panelFindings(lenient, seats, applicant, today).every(({ met }) => met))
  })
})

describe('квалификация: каждое условие со своим пунктом', () => {
  const cases: [string, string[], string[]][] = [
    [
      'стаж 5 лет без одного дня',
      asMain({ inEducationSince: plainDate('2019-05-21') }),
      ['main-education-field-years (reg п. 70 осн)'],
    ],
    ['стаж ровно 5 лет', asMain({ inEducationSince: plainDate('2019-05-20') }), []],
    [
      'основной: без высшей и без степени',
      asMain({ highestCategorySince: undefined }),
      ['main-one-of (reg п. 70 осн)'],
    ],
    [
      'основной: кандидат наук из вуза',
      asMain({ highestCategorySince: undefined, candidateOfSciences: true, worksAtUniversity: true }),
      [],
    ],
    [
      'основной: кандидат наук не из вуза',
      asMain({ highestCategorySince: undefined, candidateOfSciences: true }),
      ['main-one-of (reg п. 70 осн)'],
    ],
    ['основной: СПО достаточно', asMain({ education: 'vocational' }), []],
    ['старший: высшее непедагогическое', asSenior({ education: 'higher' }), ['senior-education (reg п. 70 ст)']],
    [
      'старший: стаж 10 лет без дня',
      asSenior({ inEducationSince: plainDate('2014-05-21') }),
      ['senior-education-field-years (reg п. 70 ст)'],
    ],
    [
      'старший: высшая 6 лет без дня',
      asSenior({ highestCategorySince: plainDate('2018-05-21') }),
      ['senior-highest-category-years (reg п. 70 ст)'],
    ],
    [
      'старший: анализ 2 года без дня',
      asSenior({ analysisSince: plainDate('2022-05-21') }),
      ['senior-analysis-years (reg п. 70 ст)'],
    ],
    [
      'старший: анализом не занимался',
      asSenior({ analysisSince: undefined }),
      ['senior-analysis-years (reg п. 70 ст)'],
    ],
    ['старший: 24 заключения', asSenior({ cleanConclusions: 24 }), ['senior-clean-conclusions (reg п. 70 ст)']],
  ]
  for (const [title, found, expected] of cases) it(title, () => assert.deepEqual(found, expected))
})

describe('предложение группы', () => {
  it('людей на каждое место достаточно, но все сразу не садятся: и это сказано', () => {
    const mains = ['a', 'b'].map(id => expert(id, { organisationId: 'one', cleanConclusions: 0 }))
    const seniors = ['c', 'd'].map(id => expert(id, { education: 'higher_pedagogical' }))
    const onlySenior: PanelRules = {
      experts: { ...pack.experts, main: { clause: 'reg п. 70 осн', clean_conclusions: 0, education: ['vocational'] } },
    }
    const people = [...mains.map(one => ({ ...one, education: 'vocational' as const })), ...seniors]
    const proposed = proposePanel(onlySenior, people, applicant, {}, 's', today)
    assert.ok('findings' in proposed)
    assert.deepEqual(
      proposed.findings.filter(({ met }) => !met).map(({ rule }) => rule),
      ['pool-together'],
    )
  })

  const pool = ['a', 'b', 'c', 'd', 'e'].map(id => expert(id))
  const seatsOf = (proposed: ReturnType<typeof proposePanel>): Seat[] => {
    assert.ok('seats' in proposed, JSON.stringify(proposed))
    return proposed.seats
  }

  it('берутся наименее загруженные, и тот же вопрос даёт тот же ответ при любом порядке реестра', () => {
    const load = { a: 3, b: 0, c: 5, d: 1, e: 2 }
    const seats = seatsOf(proposePanel(pack, pool, applicant, load, 'case-1', today))
    assert.deepEqual(
      seats.map(seat => `${seat.expert.id} ${seat.duty}`),
      ['d main', 'e main', 'b senior'],
    )
    assert.deepEqual(seatsOf(proposePanel(pack, pool.toReversed(), applicant, load, 'case-1', today)), seats)
  })

  it('нагрузка расходится поровну', () => {
    const load: Record<string, number> = {}
    for (let number = 0; number < 20; number++) {
      for (const { expert: one } of seatsOf(proposePanel(pack, pool, applicant, load, `case-${number}`, today))) {
        load[one.id] = (load[one.id] ?? 0) + 1
      }
    }
    assert.ok(Math.max(...Object.values(load)) - Math.min(...Object.values(load)) <= 1, JSON.stringify(load))
  })

  it('единственный, кто может быть старшим, не тратится на место основного', () => {
    const only = [expert('a'), ...['b', 'c'].map(id => expert(id, { cleanConclusions: 0 }))]
    const seats = seatsOf(proposePanel(pack, only, applicant, { b: 9, c: 9 }, 's', today))
    assert.equal(seats.find(({ duty }) => duty === 'senior')?.expert.id, 'a')
  })

  it('нет старшего: сказано, скольких и каких условий не хватило', () => {
    const proposed = proposePanel(
      pack,
      pool.map(one => ({ ...one, cleanConclusions: 3 })),
      applicant,
      {},
      's',
      today,
    )
    assert.ok('findings' in proposed)
    const senior = proposed.findings.find(({ rule }) => rule === 'pool-senior')
    assert.equal(senior?.met, false)
    assert.deepEqual(senior?.known, { needed: 1, in_registry: 5, suitable: 0, 'senior-clean-conclusions': 5 })
  })

  it('все из одной организации: названо именно это', () => {
    const proposed = proposePanel(
      pack,
      pool.map(one => ({ ...one, organisationId: 'one' })),
      applicant,
      {},
      's',
      today,
    )
    assert.ok('findings' in proposed)
    assert.deepEqual(
      proposed.findings.filter(({ met }) => !met).map(({ rule }) => rule),
      ['pool-employers', 'pool-together'],
    )
  })

  it('предложенная группа всегда проходит проверку; отказ бывает, только когда группы нет', () => {
    const anyExpert = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'teacher'),
      organisationId: fc.constantFrom('school-0', 'one', 'two', 'three', 'four'),
      cleanConclusions: fc.constantFrom(0, 30),
      positions: fc.subarray(['Учитель', 'Тьютор']),
    })
    fc.assert(
      fc.property(fc.uniqueArray(anyExpert, { selector: one => one.id, maxLength: 6 }), fc.string(), (drawn, seed) => {
        const people = drawn.map(one => expert(one.id, one))
        const holds = (seats: Seat[]): boolean => panelFindings(pack, seats, applicant, today).every(({ met }) => met)
        const proposed = proposePanel(pack, people, applicant, {}, seed, today)
        if ('seats' in proposed) assert.ok(holds(proposed.seats))
        else {
          for (const a of people) for (const b of people) for (const c of people) assert.ok(!holds(panel(a, b, c)))
          assert.ok(proposed.findings.some(({ met }) => !met))
        }
      }),
    )
  })
})
