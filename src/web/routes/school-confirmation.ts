import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { momentIn } from '../../application/app.ts'
import { answerConfirmation, type ConfirmationAnswer, factsStated } from '../../application/school/confirm.ts'
import { type SchoolCase, schoolCase } from '../../application/school-case.ts'
import { isUuid } from '../../application/uuid.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { confirmedFacts, factTitles } from '../../domain/school/confirmation.ts'
import { oneOf, optionalText, requiredDate } from '../answers.ts'
import { NotForYou } from '../errors.ts'
import { type Filled, filledWith, readForm, withErrors } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import { confirmationFields } from '../school/confirmation-form.ts'
import type { SchoolContext } from '../school/school-here.ts'
import type { Chapter, Desk } from '../screens.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { refused } from '../views/refused.ts'

const schema = z.object({
  ...Object.fromEntries(
    confirmedFacts.flatMap(fact => [
      [`${fact}_verdict`, oneOf(['confirmed', 'corrected', 'denied'], `${factTitles[fact]}: выберите ответ`)],
      [`${fact}_says`, optionalText(300)],
      [`${fact}_note`, optionalText(1000)],
    ]),
  ),
  on_day: requiredDate('Укажите день, на который подтверждаете работу'),
})

/** The school confirms or corrects what the application says of the work, and the certificate is made of it. */
export const schoolConfirmationRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.schoolConfirmation(':id'),
    roles: ['employer'],
    handler: async context => {
      const open = await openFor(desk, context)
      return context.render(await formPage(desk, context, open, firstAnswers(desk, open)))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.schoolConfirmation(':id'),
    roles: ['employer'],
    handler: async context => {
      const open = await openFor(desk, context)
      const read = readForm(schema, context.body)
      if (!read.ok) return context.render(await formPage(desk, context, open, read.filled), 422)
      const done = await answerConfirmation(desk.app, by(context, read.once), open.card.line.id, answerOf(read.value))
      if (isRefusal(done)) {
        const filled =
          done.field === undefined ? read.filled : withErrors(read.filled, { field: done.field, message: done.because })
        const refusal = done.field === undefined ? done : undefined
        return context.render(await formPage(desk, context, open, filled, refusal), 422)
      }
      return done.documentId === undefined
        ? context.goTo(paths.schoolCase(open.card.line.id), {
            kind: 'success',
            words: 'Ответ отправлен. Министерство увидит его в деле.',
          })
        : context.goTo(paths.paper(done.documentId), {
            kind: 'success',
            words: 'Ответ отправлен, справка составлена. Осталось её подписать.',
          })
    },
  })
}

const openFor = async (desk: Desk, context: SchoolContext): Promise<SchoolCase> => {
  const id = context.params.id ?? ''
  const open = isUuid(id) ? await schoolCase(desk.app, desk.reads, context.actor, id) : undefined
  if (open === undefined) throw new NotForYou()
  await desk.accessLog.record({
    ...{ accountId: context.session.account.id, role: context.actor.role, action: 'school.confirmation' },
    ...{ objectId: open.card.line.id, at: desk.app.clock.now() },
  })
  return open
}

/** Nothing is confirmed beforehand: the school chooses each answer itself. Only the day is proposed. */
const firstAnswers = (desk: Desk, { card, pack }: SchoolCase): Filled => {
  const day = card.line.attestationOn ?? momentIn(desk.app, pack.authority.time_zone).date
  return filledWith({ on_day: day.split('-').reverse().join('.') })
}

const answerOf = (value: Record<string, unknown>): ConfirmationAnswer => ({
  onDay: String(value.on_day) as PlainDate,
  facts: Object.fromEntries(
    confirmedFacts.map(fact => [
      fact,
      {
        verdict: value[`${fact}_verdict`] as 'confirmed',
        says: value[`${fact}_says`] as string | undefined,
        note: value[`${fact}_note`] as string | undefined,
      },
    ]),
  ),
})

const formPage = async (desk: Desk, { csrf }: SchoolContext, open: SchoolCase, filled: Filled, refusal?: Refusal) => {
  const { card, pack } = open
  const { line, state, organisation } = card
  const answers = (await desk.reads.applicationAnswers(line.id))?.answers ?? []
  return {
    title: 'Подтвердить сведения о работе',
    caption: `${line.applicant}${line.number === null ? '' : `, дело № ${line.number}`}`,
    lead: 'Ответьте по каждой строке. По вашим ответам система составит справку с места работы: её подпишет руководитель электронной подписью или на бумаге с печатью.',
    breadcrumbs: [
      { label: 'Что ждёт школу', address: paths.schoolDesk() },
      { label: line.applicant, address: paths.schoolCase(line.id) },
    ],
    errors: filled.errors,
    body: html`${refused(desk.app.law, packRef(pack), refusal)}
      ${form({
        action: paths.schoolConfirmation(line.id),
        csrf,
        filled,
        body: html`${confirmationFields(factsStated(state, answers, organisation.fullName), filled)}
          ${buttonGroup(button('Отправить ответ и составить справку'), html`<a class="govuk-link" href="${url(paths.schoolCase(line.id))}">Отменить</a>`)}`,
      })}`,
  }
}
