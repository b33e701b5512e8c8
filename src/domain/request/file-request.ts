import { refuse } from '../case/context.ts'
import type { Refusal } from '../regulations/finding.ts'
import { packRef } from '../regulations/pack.ts'
import { complaintFindings } from './complaint.ts'
import type { RequestCommandOf } from './request-commands.ts'
import type { RequestContext } from './request-context.ts'
import type { RequestEvent } from './request-events.ts'

/**
 * Filing. A complaint that lacks something of 210-ФЗ ст. 11.2 ч. 5 is stopped while the person still sits at the form; one that
 * came on paper is taken down by the clerk as it is, and what it lacks is kept.
 */
export const file = (
  { request }: RequestCommandOf<'File'>,
  { pack, actor }: RequestContext,
): RequestEvent[] | Refusal => {
  const { contents, channel, applicantId, answerBy, representative } = request
  const variant = pack.variants[contents.kind]
  if (!variant.offered)
    return refuse('not_offered', 'Регламент региона такого обращения не предусматривает', variant.clause)
  if (!variant.channels.includes(channel))
    return refuse('channel_closed', 'Этим способом такое обращение не принимают', variant.clause)
  if (variant.handed.length > 0 && !variant.handed.includes(answerBy)) {
    return refuse('delivery_not_offered', 'Этим способом ответ не выдают', variant.clause)
  }
  if (actor.role === 'teacher' && actor.personId !== applicantId) {
    return refuse('not_yours', 'Обратиться можно только от своего имени')
  }
  if (actor.role === 'representative' && representative === undefined) {
    return refuse('no_authority', 'Укажите, что обращается представитель', pack.representative.clause)
  }
  if (representative !== undefined) {
    const { may, clause } = pack.representative
    const allowed = may === 'file' || (may === 'fetch_extract' && contents.kind === 'extract')
    if (!allowed)
      return refuse('representative_not_allowed', 'Представитель с таким обращением обратиться не может', clause)
    if (!representative.authority)
      return refuse('no_authority', 'Приложите документ о полномочиях представителя', clause)
  }
  if (contents.kind === 'extract' && variant.result.length > 0 && !variant.result.includes(contents.form)) {
    return refuse('form_not_offered', 'Такой документ по этому регламенту не выдают', variant.clause)
  }
  const findings = contents.kind === 'complaint' ? complaintFindings(contents.given) : []
  const lacking = findings.filter(({ met }) => !met)
  if (lacking.length > 0 && actor.role !== 'clerk' && actor.role !== 'mfc') {
    const because = `В жалобе не хватает: ${lacking.map(({ remedy }) => remedy).join('; ')}`
    return refuse('complaint_incomplete', because, lacking[0]?.clause, lacking)
  }
  return [{ type: 'RequestFiled', data: { pack: packRef(pack), request, findings: lacking } }]
}
