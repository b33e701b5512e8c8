import type { StateAt } from '../../domain/case/state.ts'
import { chooseSecond, isDrawn, lotOfCase } from '../../domain/quality/second-choice.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { App, Moment } from '../app.ts'
import type { Tx } from '../storage.ts'
import type { SecondOpinion } from '../stores/quality.ts'

type Assessed = { caseId: string; pack: Pack; state: StateAt<'assessed'>; moment: Moment }

/**
 * Casts the lot of a case that has just been assessed by sheets and, when it falls, gives the case to one more specialist. The
 * case itself is left as it is: nothing of this is in its history.
 */
export const drawSecond = async (app: App, tx: Tx, { caseId, pack, state, moment }: Assessed): Promise<void> => {
  if (state.conclusion.basis !== 'sheets') return
  const settings = await tx.seconds.settings(pack.region)
  if (settings === undefined || settings.secondPercent === 0) return
  const lot = lotOfCase(settings.seed, caseId)
  if (!isDrawn(lot, settings.secondPercent) || (await tx.seconds.ofCase(caseId)) !== undefined) return
  const expertId = await freeExpert(tx, pack, state, moment, `${settings.seed} ${caseId}`)
  await tx.seconds.put({
    ...emptyOpinion,
    ...{ id: app.newId(), caseId, region: pack.region, expertId, lot },
    status: expertId === null ? 'nobody' : 'open',
    askedOn: moment.date,
    due: app.law.calendar(pack.region).addWorkingDays(moment.date, settings.secondDays),
  })
}

/** The specialist whom the rules name for a case; null when nobody fits. */
export const freeExpert = async (
  tx: Tx,
  pack: Pack,
  state: Pick<StateAt<'assessed'>, 'applicantId' | 'application' | 'seats' | 'sheets'>,
  { date }: Moment,
  seed: string,
  without: readonly string[] = [],
): Promise<string | null> => {
  const { region } = pack
  const { position, subject } = state.application
  // As they stand now: a school that took the place of another counts as the same.
  const current = async (id: string): Promise<string> => (await tx.directory.currentId(id)) ?? id
  const organisationId = await current(state.application.organisationId)
  const seenOrganisations: string[] = []
  for (const seat of state.seats) seenOrganisations.push(await current(seat.organisationId))
  const [panels, seconds] = [await tx.experts.load(region), await tx.seconds.load(region)]
  const pool = await tx.experts.pool(region)
  const found = chooseSecond({
    pack,
    pool,
    applicant: { id: state.applicantId, organisationId, position, ...(subject === undefined ? {} : { subject }) },
    seen: [...state.seats, ...state.sheets].map(({ expertId }) => expertId).concat(without),
    seenOrganisations,
    load: Object.fromEntries(pool.map(({ id }) => [id, (panels[id] ?? 0) + (seconds[id] ?? 0)])),
    today: date,
    seed,
  })
  return found?.id ?? null
}

const emptyOpinion = {
  points: {},
  comments: {},
  proofs: {},
  ...{ savedAt: null, signedAt: null, signedOn: null, total: null, percent: null, meets: null },
} satisfies Partial<SecondOpinion>
