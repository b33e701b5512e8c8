import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { assignmentVersion, type BatchInput } from '../../domain/expertise/assign-input.ts'
import type { ExpertProfile } from '../../domain/expertise/expert.ts'
import { samePosition } from '../../domain/people/nomenclature.ts'
import type { Law } from '../law.ts'
import type { WaitingCase } from '../stores/registry.ts'

/** Everything the counting needs and nothing else: what no case of the batch asks for is left out of the stored copy. */
export const batchInput = (
  law: Law,
  waiting: readonly WaitingCase[],
  experts: BatchInput['experts'],
  seed: string,
  today: PlainDate,
): BatchInput => ({
  version: assignmentVersion,
  seed,
  today,
  rules: Object.fromEntries(waiting.map(({ pack }) => [pack, law.pack(pack).experts])),
  cases: waiting.map(({ id, applicant, received, pack, barred }) => ({
    id,
    applicant,
    received,
    rules: pack,
    fixed: [],
    barred,
  })),
  experts: experts.map(({ profile, open }) => ({ profile: asked(profile, waiting), open })),
})

const asked = (profile: ExpertProfile, waiting: readonly WaitingCase[]): ExpertProfile => {
  const applicants = new Set(waiting.map(({ applicant }) => applicant.id))
  const schools = new Set(waiting.map(({ applicant }) => applicant.organisationId))
  const { tiedOrganisations, categories, ...rest } = profile
  return {
    ...rest,
    positions: profile.positions.filter(one => waiting.some(({ applicant }) => samePosition(one, applicant.position))),
    declaredConflicts: profile.declaredConflicts.filter(id => applicants.has(id)),
    ...(tiedOrganisations === undefined ? {} : { tiedOrganisations: tiedOrganisations.filter(id => schools.has(id)) }),
    ...(categories === undefined ? {} : { categories: categories.filter(({ category }) => category === 'highest') }),
  }
}
