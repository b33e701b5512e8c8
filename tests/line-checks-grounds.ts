import assert from 'node:assert/strict'
import { plainDate } from '../src/domain/calendar/plain-date.ts'
import type { Application } from '../src/domain/case/application.ts'
import {
  acceptanceFindings,
  acceptanceGrounds,
  commissionGrounds,
  serviceFindings,
} from '../src/domain/eligibility/grounds.ts'
import type { Pack } from '../src/domain/regulations/pack.ts'
import type { Category } from '../src/domain/regulations/vocabulary.ts'
import { applicationFor, today } from './sample-case.ts'

export const nomenclature = ['Учитель', 'Методист', 'Старший методист']

export const categoryOf = (only: readonly Category[] | undefined, pack: Pack): Category =>
  only?.[0] ?? pack.categories[0]?.category ?? 'first'

/** What makes each verb fire: one thing wrong with an application that is otherwise in order. */
const broken: Partial<Record<string, (application: Application, pack: Pack) => Application>> = {
  missing_documents: application => ({
    ...application,
    documents: [],
    petition: false,
    consent: false,
    awardsClaimed: true,
  }),
  documents_not_given: application => ({
    ...application,
    documents: [],
    petition: false,
    consent: false,
    awardsClaimed: true,
  }),
  signature_invalid: application => ({ ...application, signature: 'broken' }),
  no_authority: application => ({ ...application, representative: { authority: false } }),
  representative_not_allowed: application => ({ ...application, representative: { authority: true } }),
  identity_expired: application => ({ ...application, identityValidUntil: plainDate('2024-01-31') }),
  within_year_of_refusal: application => ({
    ...application,
    earlierRefusals: [{ category: application.category, decidedOn: plainDate('2023-02-02') }],
  }),
  requires_category: application => ({ ...application, held: [] }),
  position_not_in_nomenclature: application => ({ ...application, position: 'Дворник' }),
  position_barred: application => ({ ...application, position: 'Методист' }),
  petition_missing: application => ({ ...application, petition: false, documents: [] }),
}

/** A ground applies to an application with the one thing wrong, and not to one in order. */
export const checkGround = (
  pack: Pack,
  ground: Pack['refuse_service_when'][number] | Pack['refuse_acceptance_when'][number],
) => {
  const category = categoryOf(ground.for, pack)
  const channel = ground.channels?.[0] ?? pack.channels.find(line => line.open && !line.representative)?.channel
  const sound = applicationFor(pack, category, channel === undefined ? {} : { channel })
  // What only the commission finds out is chosen by a person at the decision, whatever the verb.
  const breaking = 'at' in ground && ground.at === 'decision' ? undefined : broken[ground.rule]
  const atIntake = 'at' in ground ? undefined : acceptanceGrounds(pack, sound).map(({ id }) => id)
  if (breaking === undefined) {
    const known = atIntake ?? [
      ...serviceFindings(pack, sound, today, nomenclature).map(({ rule }) => rule),
      ...commissionGrounds(pack, sound).map(({ id }) => id),
    ]
    assert.ok(known.includes(ground.id), `основания «${ground.id}» нет среди тех, что можно выбрать`)
    return
  }
  const findingsOf = (application: Application) =>
    'at' in ground
      ? serviceFindings(pack, application, today, nomenclature)
      : acceptanceFindings(pack, application, today)
  const metBy = (application: Application) => findingsOf(application).find(({ rule }) => rule === ground.id)?.met
  assert.equal(metBy(breaking(sound, pack)), false, `основание «${ground.id}» не сработало на нарушении`)
  if (ground.rule !== 'representative_not_allowed') {
    assert.equal(metBy(sound), true, `основание «${ground.id}» сработало на исправном заявлении`)
  }
}

/** Whether the pack takes applications by this door: the line of the ground that a closed door would break. */
export const isChannelOpen = (pack: Pack, channel: Pack['channels'][number]['channel']): boolean => {
  const ground: Pack['refuse_acceptance_when'][number] = {
    ...{
      id: 'channel-closed',
      clause: 'проверка',
      what: 'Этим способом заявления не принимаются',
      rule: 'channel_closed',
    },
  }
  const findings = acceptanceFindings(
    { ...pack, refuse_acceptance_when: [ground] },
    applicationFor(pack, 'first', { channel }),
    today,
  )
  return findings.find(({ rule }) => rule === ground.id)?.met ?? false
}
