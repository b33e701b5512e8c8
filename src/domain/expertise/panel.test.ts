import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { applicant, expert, pack, panel, today } from '../../../tests/panel-sample.ts'
import { plainDate } from '../calendar/plain-date.ts'
import type { ExpertProfile } from './expert.ts'
import { type PanelRules, panelFindings, type Seat } from './panel.ts'

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
