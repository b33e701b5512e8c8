import type { FastifyInstance } from 'fastify'
import { packNow } from '../../application/edition.ts'
import { isUuid, myCase } from '../../application/my-case.ts'
import { requestTitles } from '../../application/papers/request-titles.ts'
import { fileRequest } from '../../application/requests.ts'
import type { Person } from '../../application/stores/people.ts'
import { fullName } from '../../domain/people/names.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { requestKinds } from '../../domain/request/request-events.ts'
import { NotForYou } from '../errors.ts'
import { type Filled, filledWith, onceOf, type Typed } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { readKeptFiles } from '../uploads.ts'
import { refusalBanner } from '../views/banner.ts'
import { citation } from '../views/citation.ts'
import { clauseView } from '../views/clauses.ts'
import { fileBoxes } from '../views/files.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { titleOfKind } from '../views/paper-kinds.ts'
import { requestFields } from '../views/request-form.ts'
import { type ApplicantContext, applicants } from './my-case.ts'
import { faultsOf, type RequestPlace, requestFrom, textFrom } from './request-answers.ts'

/** Files a request of one of the four kinds, with files where the region asks for them. */
export const newRequestRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.newRequest(':kind'),
    roles: applicants,
    handler: async context => {
      const place = await placeOf(desk, context)
      return context.render(formPage(desk, context, place, filledWith(await knownOf(desk, context, place))))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.newRequest(':kind'),
    roles: applicants,
    multipart: true,
    handler: async context => {
      const place = await placeOf(desk, context)
      const sent = await readKeptFiles(context.request, desk.files, place.pack)
      const errors = [...faultsOf(place.kind, place.pack, sent.typed), ...sent.errors]
      const filled = { typed: sent.typed, errors }
      if (errors.length > 0) return context.render(formPage(desk, context, place, filled), 422)
      const once = onceOf(sent.typed)
      const person = await desk.reads.person(context.actor.personId)
      const done = await fileRequest(desk.app, by(context, once), {
        region: place.pack.region,
        request: requestFrom(place, sent.typed, context.actor, person ? nameOf(person) : ''),
        text: textFrom(sent.typed),
        files: sent.taken,
      })
      if (isRefusal(done)) return context.render(formPage(desk, context, place, filled, done), 422)
      return context.goTo(paths.myRequest(done.requestId), { kind: 'success', words: 'Обращение отправлено.' })
    },
  })
}

const placeOf = async (desk: Desk, context: ApplicantContext): Promise<RequestPlace> => {
  const kind = requestKinds.find(known => known === context.params.kind)
  const named = context.query.case ?? ''
  const mine = isUuid(named) ? await myCase(desk.app, desk.reads, context.actor, named) : undefined
  const pack = packNow(desk.app, mine?.pack.region ?? context.active.region)
  if (kind === undefined || isRefusal(pack)) throw new NotForYou()
  const state = mine?.card.state
  const order = state !== undefined && 'order' in state ? state.order : undefined
  const words = order && `№ ${order.number} от ${order.signed.split('-').reverse().join('.')}`
  return { kind, pack, caseId: mine?.card.line.id, order: words }
}

/** What is known already is not asked twice. */
const knownOf = async (desk: Desk, context: ApplicantContext, { order }: RequestPlace): Promise<Typed> => {
  const person = await desk.reads.person(context.actor.personId)
  return { order: order ?? '', address: person?.address ?? '', contact: person?.email ?? person?.phone ?? '' }
}

const nameOf = (person: Person): string => fullName({ ...person, patronymic: person.patronymic ?? '' })

const formPage = (
  desk: Desk,
  context: ApplicantContext,
  { kind, pack, caseId }: RequestPlace,
  filled: Filled,
  refusal?: Refusal,
) => {
  const variant = pack.variants[kind]
  const closed: Refusal | undefined = variant.offered
    ? variant.channels.includes('system')
      ? undefined
      : { refused: 'channel_closed', because: 'Через эту систему такое обращение не принимают', clause: variant.clause }
    : {
        refused: 'not_offered',
        because: 'Регламент региона такого обращения не предусматривает',
        clause: variant.clause,
      }
  const stop = refusal ?? closed
  const kinds = variant.documents
    .filter(document => document !== 'application' && document !== 'authority')
    .map(document => ({
      document,
      title: titleOfKind(pack, document),
      due: 'filing' as const,
      required: true,
      certified: undefined,
      given: false,
    }))
  return {
    title: requestTitles[kind],
    caption: pack.authority.name,
    width: 'reading' as const,
    breadcrumbs: [{ label: 'Мои обращения', address: paths.myRequests() }],
    errors: filled.errors,
    body: html`${
      stop !== undefined &&
      refusalBanner({
        because: stop.because,
        clause: stop.clause && citation(clauseView(stop.clause, desk.app.law.cited(packRef(pack), stop.clause))),
      })
    }
    ${
      closed === undefined &&
      form({
        action: paths.newRequest(kind, { case: caseId }),
        csrf: context.csrf,
        filled,
        multipart: true,
        body: html`${kind === 'complaint' && caseId !== undefined && html`<p class="govuk-body">Перед жалобой посмотрите, <a class="govuk-link" href="${url(paths.applicationThing(caseId, 'why'))}">почему такая оценка</a>: там названо, что учтено, что нет и по какой причине.</p>`}${requestFields(kind, pack, filled)}
          ${kinds.length > 0 && fileBoxes(pack, kinds, filled, () => false)}
          ${buttonGroup(button('Отправить'), html`<a class="govuk-link" href="${url(paths.myRequests())}">Вернуться</a>`)}`,
      })
    }`,
  }
}
