import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  enterWithAccount,
  enterWithNewAccount,
  lookAtInvitation,
  type OpenInvitation,
  schoolOfQuietLink,
  stopReminders,
} from '../../application/school/enter.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { optionalText, requiredText } from '../answers.ts'
import { limitAsking, limitAttempts } from '../attempts.ts'
import { emptyForm, type Filled, readForm, withErrors } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { signIn } from '../session.ts'
import { banner } from '../views/banner.ts'
import { textField } from '../views/fields.ts'
import { button, form } from '../views/form.ts'
import { asRussianMoment } from '../views/words.ts'

const schema = z.object({
  surname: requiredText('Укажите фамилию', 100),
  name: requiredText('Укажите имя', 100),
  patronymic: optionalText(100),
  login: requiredText('Придумайте логин', 100),
  password: requiredText('Придумайте пароль', 1000),
  again: requiredText('Повторите пароль', 1000),
})

/**
 * Where links of letters to schools lead. Whoever opens one sees what it is for; only the button uses it up, so that programs that
 * look at links in letters do no harm.
 */
export const schoolEntranceRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  const { site } = server

  page(server, {
    method: 'GET',
    path: paths.schoolEntrance(':token'),
    roles: ['public'],
    before: [limitAsking(server, 120)],
    handler: async context => {
      const open = await lookAtInvitation(desk.app, context.params.token ?? '')
      if (isRefusal(open)) return context.render(closedPage(open), 404)
      return context.render(entrancePage(desk, context, open, emptyForm))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.schoolEntrance(':token'),
    roles: ['public'],
    before: [limitAttempts(server)],
    handler: async context => {
      const token = context.params.token ?? ''
      const open = await lookAtInvitation(desk.app, token)
      if (isRefusal(open)) return context.render(closedPage(open), 404)
      const read = readForm(schema, context.body)
      if (!read.ok) return context.render(entrancePage(desk, context, open, read.filled), 422)
      const done = await enterWithNewAccount(desk.app, site.passwords, token, read.value)
      if (isRefusal(done))
        return context.render(
          entrancePage(
            desk,
            context,
            open,
            withErrors(read.filled, { field: done.field ?? '', message: done.because }),
          ),
          422,
        )
      const account = await site.accounts.byId(done.accountId)
      if (account === undefined) throw new Error('An account that was made is not there')
      await signIn(context.request, context.reply, site, account)
      return context.goTo(paths.schoolDesk(), {
        kind: 'success',
        words: `Кабинет открыт. Ваш логин – ${account.login}: в следующий раз войдите с ним и вашим паролем.`,
      })
    },
  })

  page(server, {
    method: 'POST',
    path: paths.schoolEntranceAccount(':token'),
    roles: ['signed_in'],
    handler: async context => {
      const { once } = readForm(z.object({}), context.body)
      const done = await enterWithAccount(desk.app, by(context, once), context.params.token ?? '')
      if (isRefusal(done)) return context.render(closedPage(done), 404)
      return context.goTo(paths.role(), {
        kind: 'success',
        words: 'Кабинет школы добавлен к вашей учётной записи. Выберите роль «Работодатель».',
      })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.schoolQuiet(':token'),
    roles: ['public'],
    before: [limitAsking(server, 120)],
    handler: async context => {
      const school = await schoolOfQuietLink(desk.app, context.params.token ?? '')
      if (isRefusal(school)) return context.render(closedPage(school), 404)
      return context.render({
        title: 'Не присылать напоминания',
        caption: school.fullName,
        width: 'reading',
        body: html`<p class="govuk-body">Система перестанет напоминать этой организации о том, что ждёт её ответа. Новые запросы педагогов и министерства приходить будут. Включить напоминания снова можно в кабинете организации, в разделе «Письма».</p>
          ${form({ action: paths.schoolQuiet(context.params.token ?? ''), csrf: context.csrf, body: button('Не присылать напоминания') })}`,
      })
    },
  })

  page(server, {
    method: 'POST',
    path: paths.schoolQuiet(':token'),
    roles: ['public'],
    handler: async context => {
      const school = await stopReminders(desk.app, context.params.token ?? '')
      if (isRefusal(school)) return context.render(closedPage(school), 404)
      return context.render({
        title: 'Напоминания выключены',
        caption: school.fullName,
        width: 'reading',
        body: html`<p class="govuk-body">Больше мы не будем напоминать вашей организации. Включить напоминания снова можно в кабинете, в разделе «Письма».</p>`,
      })
    },
  })
}

const closedPage = ({ because }: Refusal) => ({
  title: 'Ссылка не действует',
  width: 'reading' as const,
  body: html`<p class="govuk-body">${because}.</p><p class="govuk-body">Если у вас уже есть логин и пароль, <a class="govuk-link" href="${url(paths.signIn())}">войдите с ними</a>.</p>`,
})

const entrancePage = (
  desk: Desk,
  context: PageContext<'public'>,
  { invitation, school }: OpenInvitation,
  filled: Filled,
) => {
  const token = context.params.token ?? ''
  const { session } = context
  const { timeZone } = desk.app.law.calendar(school.region)
  return {
    title: 'Кабинет образовательной организации',
    caption: school.fullName,
    lead: 'Здесь организация видит своих педагогов и их аттестацию, подтверждает место работы, заверяет документы и пишет ходатайства.',
    width: 'reading' as const,
    errors: filled.errors,
    body: html`<p class="govuk-body">Ссылка одноразовая и действует до: ${asRussianMoment(invitation.expiresAt, timeZone)}. Входит руководитель или тот, кому он поручил.</p>
      ${
        session === undefined
          ? html`<p class="govuk-body">Учётная запись в системе уже есть? <a class="govuk-link" href="${url(paths.signIn(paths.schoolEntrance(token)))}">Войдите</a>, и кабинет добавится к ней.</p>`
          : html`${banner({
              kind: 'information',
              title: `Вы вошли как ${session.account.displayName}`,
              body: form({
                action: paths.schoolEntranceAccount(token),
                csrf: context.csrf,
                filled: emptyForm,
                body: button('Добавить кабинет к моей учётной записи'),
              }),
            })}`
      }
      <h2 class="govuk-heading-m">Новая учётная запись</h2>
      ${form({
        action: paths.schoolEntrance(token),
        csrf: context.csrf,
        filled,
        body: html`${textField({ name: 'surname', label: 'Фамилия', width: 20, autocomplete: 'family-name' }, filled)}
          ${textField({ name: 'name', label: 'Имя', width: 20, autocomplete: 'given-name' }, filled)}
          ${textField({ name: 'patronymic', label: 'Отчество', hint: 'Если есть', width: 20, autocomplete: 'additional-name' }, filled)}
          ${textField({ name: 'login', label: 'Логин', hint: 'Латинские буквы, цифры, точка, дефис, @: например, адрес вашей почты', width: 20, autocomplete: 'username' }, filled)}
          ${textField({ name: 'password', label: 'Пароль', type: 'password', hint: 'Не меньше 12 знаков. Хорошо подходят несколько слов', width: 20, autocomplete: 'new-password' }, filled)}
          ${textField({ name: 'again', label: 'Пароль ещё раз', type: 'password', width: 20, autocomplete: 'new-password' }, filled)}
          ${button('Открыть кабинет')}`,
      })}`,
  }
}
