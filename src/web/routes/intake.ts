import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { packNow } from '../../application/edition.ts'
import { channelTitles } from '../../application/filing/options.ts'
import { openChannels, startDraft } from '../../application/filing/start-draft.ts'
import { checkNamePart } from '../../domain/people/names.ts'
import { checkSnils } from '../../domain/people/snils.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { channels } from '../../domain/regulations/vocabulary.ts'
import { capital } from '../../domain/wording.ts'
import { oneOf, optionalText, requiredText } from '../answers.ts'
import { emptyForm, type FieldError, type Filled, readForm, withErrors } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { refusalBanner } from '../views/banner.ts'
import { radiosField } from '../views/fields.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { applicantQuestions } from './apply-start.ts'

const workers = ['clerk', 'mfc'] as const
const schema = z.object({
  channel: oneOf(channels, 'Выберите, как поступило заявление'),
  snils: requiredText('Укажите СНИЛС: 11 цифр, например 112-233-445 95', 30),
  surname: requiredText('Укажите фамилию', 60),
  name: requiredText('Укажите имя', 60),
  patronymic: optionalText(60),
})

/** A worker takes in an application that came on paper or by another door: the person is found by СНИЛС or written down. */
export const intakeRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.intake(),
    roles: workers,
    handler: async context => context.render(intakePage(desk, context, emptyForm)),
  })

  page(server, {
    method: 'POST',
    path: paths.intake(),
    roles: workers,
    handler: async context => {
      const read = readForm(schema, context.body)
      if (!read.ok) return context.render(intakePage(desk, context, read.filled), 422)
      const { channel, snils, surname, name, patronymic = '' } = read.value
      const faults = faultsOf({ snils, surname, name, patronymic })
      if (faults.length > 0) return context.render(intakePage(desk, context, withErrors(read.filled, ...faults)), 422)
      const applicant = { snils, surname, name, patronymic }
      const done = await startDraft(desk.app, by(context, read.once), {
        region: context.active.region,
        channel,
        applicant,
      })
      if (!isRefusal(done)) return context.goTo(paths.draft(done.draftId))
      const filled =
        done.refused === 'another_person'
          ? withErrors(read.filled, { field: 'snils', message: done.because })
          : read.filled
      return context.render(intakePage(desk, context, filled, done), 422)
    },
  })
}

const faultsOf = (typed: { snils: string; surname: string; name: string; patronymic: string }): FieldError[] => {
  const checked = {
    snils: checkSnils(typed.snils),
    surname: checkNamePart('surname', typed.surname),
    name: checkNamePart('name', typed.name),
    patronymic: checkNamePart('patronymic', typed.patronymic),
  }
  return Object.entries(checked).flatMap(([field, answer]) =>
    'wrong' in answer ? [{ field, message: answer.wrong }] : [],
  )
}

const intakePage = (desk: Desk, context: PageContext<(typeof workers)[number]>, filled: Filled, refusal?: Refusal) => {
  const pack = packNow(desk.app, context.active.region)
  const ways = isRefusal(pack) ? [] : openChannels(pack, context.actor)
  const stops = isRefusal(pack) ? pack : refusal?.refused === 'another_person' ? undefined : refusal
  return {
    title: 'Принять заявление',
    width: 'reading' as const,
    errors: filled.errors,
    lead: 'Для заявлений, которые пришли не через эту систему: лично, почтой, через портал или МФЦ.',
    body: html`${stops && refusalBanner(stops)}
      ${
        ways.length === 0
          ? html`<p class="govuk-body">В вашем регионе этой роли нечего принимать: регламент не открывает таких способов подачи.</p>`
          : form({
              action: paths.intake(),
              csrf: context.csrf,
              filled,
              body: html`${radiosField(
                {
                  name: 'channel',
                  label: 'Как поступило заявление',
                  options: ways.map(value => ({ value, label: capital(channelTitles[value]) })),
                },
                filled,
              )}
              ${applicantQuestions(filled)}
              ${buttonGroup(button('Продолжить'), html`<a class="govuk-link" href="${url(paths.myApplications())}">Мои черновики</a>`)}`,
            })
      }`,
  }
}
