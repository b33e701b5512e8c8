import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { record } from '../administration/record.ts'
import { type App, type By, perform } from '../app.ts'
import { ownOrganisation } from './names.ts'

/**
 * One organisation takes the place of another: a merger, or the same school written down twice. Specialists, accounts and
 * cases go over; the name that ends stays findable; papers made already do not change.
 */
export const mergeOrganisations = (
  app: App,
  by: By,
  fromId: string,
  intoId: string,
  reason: string,
): Promise<{ organisationId: string; mergerId: string } | Refusal> =>
  perform(app, by, async tx => {
    if (fromId === intoId) return { refused: 'same', because: 'Это одна и та же организация' }
    const from = await ownOrganisation(tx, by, fromId)
    if (isRefusal(from)) return from
    const into = await ownOrganisation(tx, by, intoId)
    if (isRefusal(into)) return into
    if (reason.trim() === '')
      return { refused: 'invalid', because: 'Напишите основание: приказ о реорганизации или «внесена дважды»' }
    const at = app.clock.now()
    const mergerId = app.newId()
    const merger = { id: mergerId, region: by.actor.region, fromId, intoId, reason: reason.trim() }
    const moved = await tx.directory.merge(merger, by.actor.personId, at)
    for (const name of new Set([from.fullName, from.shortName]))
      await tx.directory.addName(intoId, { name, kind: 'former', until: null }, at)
    await record(app, tx, by, 'organisation.merged', `organisation:${intoId}`, {
      from: fromId,
      experts: moved.experts,
      accounts: moved.accounts,
    })
    return { organisationId: intoId, mergerId }
  })

/** Takes a merger back: whoever went over returns, later changes of the organisation that stayed are kept. */
export const unmergeOrganisations = (
  app: App,
  by: By,
  mergerId: string,
): Promise<{ organisationId: string } | Refusal> =>
  perform(app, by, async tx => {
    const merger = await tx.directory.merger(mergerId)
    if (merger?.region !== by.actor.region) return { refused: 'not_found', because: 'Такого объединения нет' }
    if (merger.undoneAt !== null) return { refused: 'settled', because: 'Организации уже разъединены' }
    if ((await tx.directory.currentId(merger.intoId)) !== merger.intoId)
      return {
        refused: 'merged_further',
        because: 'Организация, в которую вошла эта, сама вошла в другую: сначала разъедините их',
      }
    await tx.directory.unmerge(merger, app.clock.now())
    await record(app, tx, by, 'organisation.unmerged', `organisation:${merger.intoId}`, { from: merger.fromId })
    return { organisationId: merger.fromId }
  })
