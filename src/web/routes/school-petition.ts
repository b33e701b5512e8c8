import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { FileChecks } from '../../application/files/file-check.ts'
import type { PetitionLine } from '../../application/reads/school.ts'
import {
  declinePetition,
  makePetition,
  type PetitionWords,
  reopenPetition,
  savePetition,
  withdrawPetition,
} from '../../application/school/petition.ts'
import { checkPetition } from '../../application/school/petition-state.ts'
import { isUuid } from '../../application/uuid.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { type Finding, isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { petitionIndicators } from '../../domain/school/petition.ts'
import { optionalDate, optionalText, requiredWords, wholeNumber } from '../answers.ts'
import { NotForYou } from '../errors.ts'
import { type Filled, filledWith, onceOf, readForm, withErrors } from '../forms.ts'
import { paths } from '../paths.ts'
import { packToday } from '../region-day.ts'
import { by, page } from '../route.ts'
import { workField } from '../school/petition-form.ts'
import { petitionPage } from '../school/petition-page.ts'
import type { SchoolContext } from '../school/school-here.ts'
import type { Chapter, Desk } from '../screens.ts'
import { readKeptFiles } from '../uploads.ts'

const schema = z.object({
  seen: wholeNumber('Откройте страницу ещё раз', 1, 1_000_000),
  council: optionalText(200),
  minutes_number: optionalText(50),
  minutes_on: optionalDate(),
  proof_on: optionalDate(),
  proof_order: optionalText(50),
  proof_body: optionalText(300),
})

/** One petition: written, checked, made a paper, declined or withdrawn. */
export const schoolPetitionCardRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  const refusedPage = (context: SchoolContext, open: Open, refusal: Refusal) =>
    context.render(petitionPage(desk, context, { ...open, filled: asTyped(open.petition), refusal }), 422)

  page(server, {
    method: 'GET',
    path: paths.schoolPetition(':id'),
    roles: ['employer'],
    handler: async context => {
      const open = await openFor(desk, context)
      return context.render(petitionPage(desk, context, { ...open, filled: asTyped(open.petition) }))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.schoolPetition(':id'),
    roles: ['employer'],
    multipart: true,
    handler: async context => {
      const open = await openFor(desk, context)
      const { petition } = open
      const sent = await readKeptFiles(context.request, desk.files, packToday(desk, petition.region))
      const read = readForm(schema, sent.typed)
      const filled = withErrors(read.filled, ...sent.errors)
      const again = async (shown: Filled, refusal?: Refusal) =>
        context.render(petitionPage(desk, context, { ...(await openFor(desk, context)), filled: shown, refusal }), 422)
      if (!read.ok || sent.errors.length > 0) return again(filled)
      const { value } = read
      const once = onceOf(sent.typed)
      const words: PetitionWords = {
        ...{ seen: value.seen, council: value.council, minutesNumber: value.minutes_number },
        texts: Object.fromEntries(
          petitionIndicators(petition.category).map(code => [code, String(sent.typed[workField(code)] ?? '')]),
        ),
        minutesOn: value.minutes_on as PlainDate | undefined,
        minutesFile: sent.taken.find(({ document }) => document === 'council_minutes'),
        proof: proofOf(petition, value),
      }
      const saved = await savePetition(desk.app, by(context, once), petition.id, words)
      if (isRefusal(saved)) return again(filled, saved)
      if (sent.typed.then !== 'paper')
        return context.goTo(paths.schoolPetition(petition.id), { kind: 'success', words: 'Сохранено.' })
      const made = await makePetition(desk.app, by(context), petition.id)
      if (isRefusal(made)) return refusedPage(context, await openFor(desk, context), made)
      return context.goTo(paths.paper(made.documentId), {
        kind: 'success',
        words: 'Ходатайство составлено. Осталось его подписать.',
      })
    },
  })

  page(server, {
    method: 'POST',
    path: paths.schoolPetitionThing(':id', 'reopening'),
    roles: ['employer'],
    handler: async context => {
      const open = await openFor(desk, context)
      const { once } = readForm(z.object({}), context.body)
      const done = await reopenPetition(desk.app, by(context, once), open.petition.id)
      if (isRefusal(done)) return refusedPage(context, open, done)
      return context.goTo(paths.schoolPetition(open.petition.id), {
        kind: 'success',
        words: 'Ходатайство можно править. Прежний документ больше не действует.',
      })
    },
  })

  const withReason = (
    thing: string,
    ask: string,
    words: string,
    act: (by_: ReturnType<typeof by>, id: string, reason: string) => Promise<object | Refusal>,
  ): void =>
    page(server, {
      method: 'POST',
      path: paths.schoolPetitionThing(':id', thing),
      roles: ['employer'],
      handler: async context => {
        const open = await openFor(desk, context)
        const read = readForm(z.object({ reason: requiredWords(ask, 2000) }), context.body)
        const shown = (filled: Filled, refusal?: Refusal) =>
          context.render(
            petitionPage(desk, context, {
              ...{ ...open, refusal, reason: filled },
              filled: { ...asTyped(open.petition), errors: filled.errors },
            }),
            422,
          )
        if (!read.ok) return shown(read.filled)
        const done = await act(by(context, read.once), open.petition.id, read.value.reason)
        if (isRefusal(done)) return shown(read.filled, done)
        return context.goTo(paths.schoolPetition(open.petition.id), { kind: 'success', words })
      },
    })
  withReason(
    'decline',
    'Напишите педагогу, почему школа не ходатайствует',
    'Педагогу отправлен отказ.',
    (who, id, why) => declinePetition(desk.app, who, id, why),
  )
  withReason('withdrawal', 'Напишите, почему ходатайство отзывают', 'Ходатайство отозвано.', (who, id, why) =>
    withdrawPetition(desk.app, who, id, why),
  )
}

type Open = { petition: PetitionLine; checks: Finding[]; fileChecks: FileChecks }

const openFor = async (desk: Desk, context: SchoolContext): Promise<Open> => {
  const id = context.params.id ?? ''
  const petition = isUuid(id) ? await desk.reads.petition(id) : undefined
  const { organisationId } = context.actor
  if (petition === undefined || organisationId === undefined || petition.organisationId !== organisationId)
    throw new NotForYou()
  await desk.accessLog.record({
    ...{ accountId: context.session.account.id, role: context.actor.role, action: 'school.petition' },
    ...{ objectId: id, at: desk.app.clock.now() },
  })
  const found = await desk.app.storage.write(async tx => ({ checks: await checkPetition(desk.app, tx, petition) }))
  const fileChecks = await desk.reads.fileChecks(petition.minutesFile === null ? [] : [petition.minutesFile.digest])
  return { petition, checks: isRefusal(found) ? [] : found.checks, fileChecks }
}

const asTyped = (petition: PetitionLine): Filled =>
  filledWith({
    ...{ council: petition.council ?? '', minutes_number: petition.minutesNumber ?? '' },
    ...{ minutes_on: day(petition.minutesOn), proof_on: day(petition.proof?.setOn ?? null) },
    ...{ proof_order: petition.proof?.orderNumber ?? '', proof_body: petition.proof?.body ?? '' },
    ...Object.fromEntries(Object.entries(petition.texts).map(([code, words]) => [workField(code), words])),
  })

const day = (on: string | null): string => (on === null ? '' : on.split('-').reverse().join('.'))

const proofOf = (
  { position }: PetitionLine,
  { proof_on, proof_order, proof_body }: z.output<typeof schema>,
): PetitionWords['proof'] =>
  proof_on === undefined
    ? undefined
    : {
        ...{ category: 'highest', setOn: proof_on as PlainDate, position },
        ...(proof_order === undefined ? {} : { orderNumber: proof_order }),
        ...(proof_body === undefined ? {} : { body: proof_body }),
      }
