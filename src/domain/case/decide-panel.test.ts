import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { anyCommand, expert, points, profile, secretary, senior, setting, storyIn } from '../../../tests/given.ts'
import { roadTo } from '../../../tests/road.ts'
import type { Pack } from '../regulations/pack.ts'

const appoint = (main: string[], seniors: string[]) => ({ type: 'AppointPanel' as const, main, senior: seniors })
const sheet = (expertId: string, first: number, second: number) => ({
  type: 'SubmitSheet' as const,
  expertId,
  points: points(first, second),
})
const scheme = (parts: Partial<Pack['experts']>) => ({ experts: { ...setting().pack.experts, ...parts } })

describe('группа специалистов', () => {
  const admitted = storyIn(setting()).from(roadTo.admitted)

  it('состав — сколько сказано, без повторов и из реестра', () => {
    admitted.when('2024-02-13', secretary, appoint(['e1'], ['s1'])).thenRefused('panel_size', 'reg п. 69')
    admitted.when('2024-02-13', secretary, appoint(['e1', 'e1'], ['s1'])).thenRefused('panel_repeats')
    admitted.when('2024-02-13', secretary, appoint(['e1', 'nobody'], ['s1'])).thenRefused('unknown_expert')
  })
  it('работник организации заявителя не назначается', () => {
    const world = { experts: [profile('e1', { organisationId: 'school-1' }), profile('e2'), profile('s1')] }
    storyIn(setting({}, { world }))
      .from(roadTo.admitted)
      .when('2024-02-13', secretary, anyCommand('AppointPanel'))
      .thenRefused('panel_not_fit', 'reg п. 69')
  })
  it('самоотвод заявляет сам специалист, и без замены экспертиза не начинается', () => {
    const panelled = storyIn(setting()).from(roadTo.panel_appointed)
    const conflict = anyCommand('DeclareConflict')
    panelled.when('2024-02-14', expert('e2'), conflict).thenRefused('not_your_seat')
    const declared = panelled.and('2024-02-14', expert('e1'), conflict)
    declared.when('2024-02-14', expert('e1'), conflict).thenRefused('already_declared')
    declared.when('2024-02-15', secretary, { type: 'StartAssessment' }).thenRefused('conflict_pending')
    declared
      .and('2024-02-15', secretary, anyCommand('ReplaceExpert'))
      .when('2024-02-16', expert('e3'), { type: 'StartAssessment' })
      .thenHappened('AssessmentStarted')
  })
  it('двух самоотводов хватает на две замены подряд, отведённый не возвращается', () => {
    const both = storyIn(setting())
      .from(roadTo.panel_appointed)
      .and('2024-02-14', expert('e1'), anyCommand('DeclareConflict'))
      .and('2024-02-14', senior('s1'), { type: 'DeclareConflict', expertId: 's1', reason: 'Родственник' })
      .and('2024-02-15', secretary, anyCommand('ReplaceExpert'))
    both
      .when('2024-02-15', secretary, { type: 'ReplaceExpert', out: 's1', in: 'e1', reason: 'Замена' })
      .thenRefused('declared_conflict')
    both
      .when('2024-02-15', secretary, { type: 'ReplaceExpert', out: 's1', in: 's2', reason: 'Замена' })
      .thenHappened('ExpertReplaced')
  })
  it('посторонний экспертизу не начинает', () => {
    storyIn(setting())
      .from(roadTo.panel_appointed)
      .when('2024-03-01', expert('e3'), { type: 'StartAssessment' })
      .thenRefused('not_your_seat')
  })
})

describe('независимые листы и старший специалист', () => {
  const assessment = storyIn(setting()).from(roadTo.assessment)

  it('чужой лист, второй лист и лист старшего не принимаются', () => {
    assessment.when('2024-03-05', expert('e1'), sheet('e2', 8, 8)).thenRefused('not_your_seat')
    assessment.when('2024-03-05', expert('e1'), sheet('e1', 8, 8)).thenRefused('already_signed')
    assessment.when('2024-03-05', senior('s1'), sheet('s1', 8, 8)).thenRefused('not_your_seat')
  })
  it('баллы не со шкалы отклоняет лист', () => {
    const { answer } = assessment.when('2024-03-05', expert('e2'), sheet('e2', 8, 11))
    assert.equal(Array.isArray(answer), false)
  })
  it('одинаковые листы сразу дают заключение', () => {
    const done = assessment
      .when('2024-03-05', expert('e2'), sheet('e2', 8, 8))
      .thenHappened('SheetSubmitted', 'Assessed')
    assert.equal(done.at('assessed').conclusion.total, 16)
    assert.equal(done.at('assessed').conclusion.meets, true)
    assert.equal(done.at('assessed').sheets.length, 2)
  })
  it('расхождения решает старший: все спорные позиции и только их', () => {
    const disputed = assessment
      .when('2024-03-05', expert('e2'), sheet('e2', 8, 4))
      .thenHappened('SheetSubmitted', 'ItemsDisputed')
    assert.deepEqual(disputed.at('disputed').items, ['1.2'])
    const rule = (expertId: string, items: string[], value = 5, reason = 'По протоколу') => ({
      type: 'RuleDisputes' as const,
      expertId,
      rulings: items.map(item => ({ item, points: value, reason })),
    })
    disputed.when('2024-03-06', senior('s2'), rule('s2', ['1.2'])).thenRefused('not_your_seat')
    disputed.when('2024-03-06', senior('s1'), rule('s1', [])).thenRefused('not_the_disputed', 'reg п. 70')
    disputed.when('2024-03-06', senior('s1'), rule('s1', ['1.1', '1.2'])).thenRefused('not_the_disputed')
    disputed.when('2024-03-06', senior('s1'), rule('s1', ['1.2', '1.2'])).thenRefused('not_the_disputed')
    disputed.when('2024-03-06', senior('s1'), rule('s1', ['1.2'], 5, ' ')).thenRefused('reason_required')
    const ruled = disputed
      .when('2024-03-06', senior('s1'), rule('s1', ['1.2']))
      .thenHappened('DisputesRuled', 'Assessed')
    assert.deepEqual(ruled.at('assessed').conclusion.points, points(8, 5))
    assert.equal(ruled.at('assessed').rulings.length, 1)
  })
  it('лист заявившего самоотвод не считается', () => {
    const declared = assessment.and('2024-03-05', expert('e1'), anyCommand('DeclareConflict'))
    const waiting = declared.when('2024-03-05', expert('e2'), sheet('e2', 8, 4)).thenHappened('SheetSubmitted')
    const replaced = waiting.and('2024-03-06', secretary, anyCommand('ReplaceExpert'))
    replaced.when('2024-03-07', expert('e3'), sheet('e3', 8, 4)).thenHappened('SheetSubmitted', 'Assessed')
  })
  it('подписавшего без самоотвода не заменяют', () => {
    assessment.when('2024-03-05', secretary, anyCommand('ReplaceExpert')).thenRefused('already_signed')
  })
})

describe('общий лист и один специалист', () => {
  it('общий лист подписывают все одними баллами', () => {
    const panel = { clause: 'reg п. 20.6.4', main: 3, senior: 0, match_position: false }
    const signing = storyIn(setting(scheme({ scheme: 'joint', panel })))
      .from(roadTo.admitted)
      .and('2024-02-13', secretary, appoint(['e1', 'e2', 'e3'], []))
      .and('2024-03-01', secretary, { type: 'StartAssessment' })
      .and('2024-03-04', expert('e1'), sheet('e1', 2, 2))
    const { because } = signing.when('2024-03-04', expert('e2'), sheet('e2', 2, 3)).thenRefused('joint_sheet_differs')
    assert.match(because, /1\.2/)
    const done = signing
      .and('2024-03-04', expert('e2'), sheet('e2', 2, 2))
      .when('2024-03-05', expert('e3'), sheet('e3', 2, 2))
      .thenHappened('SheetSubmitted', 'Assessed')
    assert.equal(done.at('assessed').conclusion.meets, false)
  })
  it('одному специалисту хватает одного листа', () => {
    const panel = { clause: 'reg п. 5', main: 1, senior: 0, match_position: false }
    storyIn(setting(scheme({ scheme: 'single', panel })))
      .from(roadTo.admitted)
      .and('2024-02-13', secretary, appoint(['e1'], []))
      .and('2024-03-01', expert('e1'), { type: 'StartAssessment' })
      .when('2024-03-04', expert('e1'), sheet('e1', 3, 3))
      .thenHappened('SheetSubmitted', 'Assessed')
  })
})
