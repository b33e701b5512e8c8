import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { applicationFor, nomenclature } from '../../../tests/given.ts'
import { packSample } from '../../../tests/pack-sample.ts'
import { plainDate } from '../calendar/plain-date.ts'
import type { Application } from '../case/application.ts'
import type { Pack } from '../regulations/pack.ts'
import { acceptanceFindings, commissionGrounds, serviceFindings } from './grounds.ts'

type Category = Application['category']
const day = plainDate
const pack = packSample()
const held = (category: Category, setOn: string, more: object = {}) => ({
  category,
  setOn: day(setOn),
  position: 'Учитель',
  ...more,
})
const refusal = (category: Category, decidedOn: string) => ({ category, decidedOn: day(decidedOn) })

const ground = (rule: string, more: object = {}) => ({
  clause: 'reg п. 11',
  id: 'g',
  rule,
  what: 'Основание',
  at: 'review',
  ...more,
})
const withGround = (rule: string, more: object = {}): Pack => packSample({ refuse_service_when: [ground(rule, more)] })

const checkService = (edition: Pack, category: Category, more: Partial<Application>, on = '2024-03-01') => {
  const finding = serviceFindings(edition, applicationFor(category, more), day(on), nomenclature)[0]
  assert.ok(finding !== undefined)
  return finding
}
const checkAcceptance = (rule: string, more: Partial<Application>, extra: object = {}) => {
  const edition = packSample({
    refuse_acceptance_when: [{ clause: 'reg п. 10', id: 'g', rule, what: 'Основание', ...extra }],
  })
  const finding = acceptanceFindings(edition, applicationFor('first', more), day('2024-03-01'))[0]
  assert.ok(finding !== undefined)
  return finding
}

describe('основания отказа в услуге', () => {
  const year = (same_category_only: boolean) =>
    packSample({
      refuse_service_when: [ground('within_year_of_refusal')],
      after_refusal: { clause: 'reg п. 11', wait_years: 1, same_category_only },
    })

  it('год после отказа: с того же числа следующего года', () => {
    const earlierRefusals = [refusal('first', '2023-03-15')]
    assert.equal(checkService(year(true), 'first', { earlierRefusals }, '2024-03-14').met, false)
    assert.equal(checkService(year(true), 'first', { earlierRefusals }, '2024-03-15').met, true)
    assert.match(checkService(year(true), 'first', { earlierRefusals }, '2024-03-14').remedy ?? '', /15\.03\.2024/)
  })
  it('отказ 29 февраля: можно с 28 февраля', () => {
    const earlierRefusals = [refusal('first', '2024-02-29')]
    assert.equal(checkService(year(true), 'first', { earlierRefusals }, '2025-02-27').met, false)
    assert.equal(checkService(year(true), 'first', { earlierRefusals }, '2025-02-28').met, true)
  })
  it('отказ в другой категории мешает только там, где считается любой; решает последний', () => {
    const earlierRefusals = [refusal('highest', '2023-09-01'), refusal('highest', '2022-01-10')]
    assert.equal(checkService(year(true), 'first', { earlierRefusals }).met, true)
    assert.equal(checkService(year(false), 'first', { earlierRefusals }).met, false)
  })

  describe('высшая требует категории', () => {
    const ever = withGround('requires_category', { held: ['first', 'highest'], held_when: 'ever' })
    const now = withGround('requires_category', { held: ['first'], held_when: 'now' })
    const twoYears = withGround('requires_category', {
      held: ['first'],
      held_when: 'now',
      held_for_years: 2,
      same_position: true,
    })

    it('первая или высшая, имеющаяся или имевшаяся, по любой должности', () => {
      const expired = held('first', '2015-05-01', { position: 'Педагог-психолог' })
      assert.equal(checkService(ever, 'highest', { held: [expired] }).met, true)
      assert.equal(checkService(ever, 'highest', { held: [] }).met, false)
    })
    it('первая сейчас: прежняя пятилетняя кончилась', () => {
      assert.equal(checkService(now, 'highest', { held: [held('first', '2019-02-28')] }).met, false)
      assert.equal(
        checkService(now, 'highest', { held: [held('first', '2019-03-01')] }).met,
        true,
        'последний день ещё считается',
      )
      assert.equal(checkService(now, 'highest', { held: [held('highest', '2023-10-01')] }).met, false)
      const prolonged = held('first', '2018-01-01', { validUntil: day('2024-12-31') })
      assert.equal(checkService(now, 'highest', { held: [prolonged] }).met, true)
    })
    it('два года по той же должности; написание должности не мешает', () => {
      assert.equal(
        checkService(twoYears, 'highest', { held: [held('first', '2022-03-01', { position: 'УЧИТЕЛЬ ' })] }).met,
        true,
      )
      const early = checkService(twoYears, 'highest', { held: [held('first', '2022-03-02')] })
      assert.equal(early.met, false)
      assert.equal(early.known.allowed_from, '2024-03-02')
      assert.equal(
        checkService(twoYears, 'highest', { held: [held('first', '2021-01-01', { position: 'Методист' })] }).met,
        false,
      )
    })
    it('категория, установленная позже дня подачи, не считается', () => {
      assert.equal(checkService(ever, 'highest', { held: [held('first', '2024-03-02')] }).met, false)
    })
  })

  it('должность ищется в номенклатуре без учёта регистра, «ё» и пробелов; ошибка подсказывает ближайшую', () => {
    const edition = withGround('position_not_in_nomenclature')
    assert.equal(checkService(edition, 'first', { position: ' учитель -  логопед' }).met, true)
    const long = checkService(edition, 'first', { position: 'учитель русского языка и литературы' })
    assert.equal(long.met, false)
    assert.match(long.remedy ?? '', /«Учитель»/)
    assert.match(checkService(edition, 'first', { position: 'Педагог-псехолог' }).remedy ?? '', /«Педагог-психолог»/)
    assert.equal(checkService(edition, 'first', { position: 'Космонавт-испытатель' }).remedy, undefined)
  })
  it('методист на «педагога-методиста» не претендует, учитель претендует', () => {
    const edition = withGround('position_barred', { positions: ['Методист', 'Старший методист'] })
    assert.equal(checkService(edition, 'methodist', { position: 'старший  методист' }).met, false)
    assert.equal(checkService(edition, 'methodist', {}).met, true)
  })
  it('ходатайство — отметкой или документом', () => {
    const edition = withGround('petition_missing')
    assert.equal(checkService(edition, 'mentor', {}).met, false)
    assert.equal(checkService(edition, 'mentor', { petition: true }).met, true)
    assert.equal(checkService(edition, 'mentor', { documents: ['employer_petition'] }).met, true)
  })
  it('проверка относится только к своим категориям и способам; основания комиссии — отдельно', () => {
    const rules = serviceFindings(pack, applicationFor('first'), day('2024-03-01'), nomenclature).map(
      finding => finding.rule,
    )
    assert.deepEqual(rules, ['dismissed', 'year', 'position'])
    assert.deepEqual(
      commissionGrounds(pack, applicationFor('first')).map(line => line.id),
      ['results-below', 'commission-refused'],
    )
  })
})

describe('основания отказа в приёме', () => {
  it('комплект: не хватает только обязательного и только к подаче', () => {
    assert.equal(checkAcceptance('missing_documents', {}).met, true)
    const lacking = checkAcceptance('missing_documents', { documents: [] })
    assert.equal(lacking.met, false)
    assert.equal(lacking.known.missing, 'Документ «portfolio»')
    assert.equal(checkAcceptance('missing_documents', { documents: [] }, { documents: ['authority'] }).met, true)
    assert.equal(checkAcceptance('missing_documents', {}, { documents: ['analytical_note'] }).met, false)
  })
  it('подпись: недействительная и слабее требуемой не годятся', () => {
    assert.equal(checkAcceptance('signature_invalid', { signature: 'broken' }).met, false)
    assert.equal(checkAcceptance('signature_invalid', { signature: 'none' }).met, false)
    assert.equal(checkAcceptance('signature_invalid', { signature: 'ukep' }).met, true)
    assert.equal(checkAcceptance('signature_invalid', { signature: 'handwritten', channel: 'post' }).met, true)
  })
  it('представитель без полномочия, просроченный паспорт, закрытый способ', () => {
    assert.equal(checkAcceptance('no_authority', { representative: { authority: false } }).met, false)
    assert.equal(checkAcceptance('no_authority', {}).met, true)
    assert.equal(
      checkAcceptance('representative_not_allowed', { representative: { authority: true }, channel: 'epgu' }).met,
      false,
    )
    assert.equal(checkAcceptance('identity_expired', { identityValidUntil: day('2024-02-29') }).met, false)
    assert.equal(checkAcceptance('identity_expired', { identityValidUntil: day('2024-03-01') }).met, true)
    assert.equal(checkAcceptance('channel_closed', { channel: 'mfc' }).met, false)
  })
})
