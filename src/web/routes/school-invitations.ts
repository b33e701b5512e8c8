import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { InvitationLine } from '../../application/reads/school.ts'
import {
  type InvitationDone,
  invitationDays,
  inviteSchool,
  resendInvitation,
  revokeInvitation,
} from '../../application/school/invite.ts'
import type { Organisation } from '../../application/stores/people.ts'
import { roleTitles } from '../../domain/people/roles.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { lowered } from '../../domain/wording.ts'
import { requiredText } from '../answers.ts'
import { NotForYou } from '../errors.ts'
import { emptyForm, filledWith, readForm } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, type PageContext, page } from '../route.ts'
import { invitationTag } from '../school/words.ts'
import type { Chapter, Desk } from '../screens.ts'
import { refusalBanner } from '../views/banner.ts'
import { selectField, textField } from '../views/fields.ts'
import { button, form } from '../views/form.ts'
import { table } from '../views/table.ts'
import { asRussianMoment } from '../views/words.ts'

const office = ['clerk', 'secretary'] as const
type Context = PageContext<(typeof office)[number]>

const shows = { all: 'Все', waiting: 'Ждём школу', entered: 'Вошли', ended: 'Отозванные и истёкшие' } as const
type Show = keyof typeof shows

/** Invitations of schools: whom the ministry and teachers invited, what came of it; a new one by the name of the school. */
export const schoolInvitationRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.schoolInvitations(),
    roles: office,
    handler: async context => context.render(await listPage(desk, context)),
  })

  page(server, {
    method: 'POST',
    path: paths.schoolInvitations(),
    roles: office,
    handler: async context => {
      const read = readForm(z.object({ organisation: requiredText('Выберите школу', 60) }), context.body)
      if (!read.ok) return context.render(await listPage(desk, context), 422)
      const { organisation: organisationId } = read.value
      const done = await inviteSchool(desk.app, by(context, read.once), { organisationId })
      if (isRefusal(done)) return context.render(await listPage(desk, context, done), 422)
      return context.goTo(paths.schoolInvitations(), { kind: 'success', words: sentWords(done) })
    },
  })

  const order = <D extends object>(
    thing: string,
    act: (who: ReturnType<typeof by>, id: string) => Promise<D | Refusal>,
    words: (done: D) => string,
  ): void =>
    page(server, {
      method: 'POST',
      path: paths.schoolInvitationThing(':id', thing),
      roles: office,
      handler: async context => {
        const { once } = readForm(z.object({}), context.body)
        const done = await act(by(context, once), context.params.id ?? '')
        if (isRefusal(done) && done.refused === 'not_found') throw new NotForYou()
        if (isRefusal(done)) return context.render(await listPage(desk, context, done), 422)
        return context.goTo(paths.schoolInvitations(), { kind: 'success', words: words(done) })
      },
    })
  order('letter', (who, id) => resendInvitation(desk.app, who, id), sentWords)
  order(
    'revocation',
    (who, id) => revokeInvitation(desk.app, who, id),
    () => 'Приглашение отозвано: ссылка не действует.',
  )
}

const sentWords = ({ email }: InvitationDone): string =>
  `Письмо со ссылкой отправлено на ${email}. Ссылка действует ${invitationDays} дней.`

const listPage = async (desk: Desk, context: Context, refusal?: Refusal) => {
  const { region } = context.active
  const search = (context.query.search ?? '').slice(0, 100).trim()
  const show = (Object.keys(shows) as Show[]).find(one => one === context.query.show) ?? 'all'
  const [all, found] = await Promise.all([
    desk.reads.invitations({ region }),
    search === '' ? [] : desk.reads.organisationsSearch(region, search),
  ])
  const desks = await Promise.all(found.map(async ({ id }) => ((await desk.reads.schoolDesk(id)).hasDesk ? [id] : [])))
  const withDesk = desks.flat()
  const now = desk.app.clock.now()
  const { timeZone } = desk.app.law.calendar(region)
  return {
    title: 'Приглашения школ',
    lead: 'Школа получает на почту из справочника одноразовую ссылку и открывает свой кабинет. Приглашать может и педагог: школу, которую он указал местом работы.',
    width: 'wide' as const,
    body: html`${refusal && refusalBanner({ because: refusal.because })}
      <h2 class="govuk-heading-m">Пригласить</h2>
      <form method="get" action="${url(paths.schoolInvitations())}" class="house-inline-filter">${textField({ name: 'search', label: 'Часть названия школы', type: 'search', width: 30 }, filledWith({ search }))}${button('Найти', { kind: 'secondary' })}</form>
      ${search !== '' && foundTable(context, found, withDesk)}
      <h2 class="govuk-heading-m">Кого пригласили</h2>
      ${
        all.length > 3 &&
        html`<form method="get" action="${url(paths.schoolInvitations())}" class="house-inline-filter">${selectField(
          {
            name: 'show',
            label: 'Показать',
            options: Object.entries(shows).map(([value, label]) => ({ value, label })),
          },
          filledWith({ show }),
        )}${button('Показать', { kind: 'secondary' })}</form>`
      }
      ${invitationsTable(
        context,
        all.filter(line => isShown(line, show, now)),
        now,
        timeZone,
      )}`,
  }
}

const isShown = ({ usedAt, revokedAt, expiresAt }: InvitationLine, show: Show, now: Date): boolean => {
  if (show === 'entered') return usedAt !== null
  const ended = usedAt === null && (revokedAt !== null || expiresAt <= now)
  if (show === 'ended') return ended
  return show === 'all' || (usedAt === null && !ended)
}

const foundTable = ({ csrf }: Context, schools: readonly Organisation[], withDesk: readonly string[]) =>
  table({
    caption: 'Найденные школы',
    columns: [{ label: 'Школа' }, { label: 'Почта из справочника' }, { label: 'Действие' }],
    empty: 'Такой школы в справочнике нет. Проверьте название; внести новую может администратор.',
    rows: schools.map(({ id, fullName, municipality, email }) => [
      html`${fullName}<div class="house-muted">${municipality}</div>`,
      email ?? html`<span class="house-muted">не указана: впишет администратор</span>`,
      withDesk.includes(id)
        ? 'Кабинет уже открыт'
        : email === null
          ? '–'
          : form({
              action: paths.schoolInvitations(),
              csrf,
              filled: emptyForm,
              body: html`<input type="hidden" name="organisation" value="${id}">${button('Пригласить', { kind: 'secondary' })}`,
            }),
    ]),
  })

const invitationsTable = ({ csrf }: Context, lines: readonly InvitationLine[], now: Date, timeZone: string) =>
  table({
    caption: 'Приглашения, новые сверху',
    columns: [
      { label: 'Школа' },
      { label: 'Кто пригласил' },
      { label: 'Письмо' },
      { label: 'Состояние' },
      { label: 'Действия' },
    ],
    empty: 'Приглашений пока не было. Найдите школу по названию и пригласите её.',
    rows: lines.map(line => [
      html`${line.school}<div class="house-muted">${line.email}</div>`,
      html`${line.inviter}<div class="house-muted">${lowered(roleTitles[line.inviterRole as 'clerk'] ?? line.inviterRole)}</div>`,
      html`${asRussianMoment(line.sentAt, timeZone)}${line.sentTimes > 1 && html`<div class="house-muted">отправлено раз: ${line.sentTimes}</div>`}`,
      html`${invitationTag(line, now)}${line.enteredBy !== null && html`<div class="house-muted">${line.enteredBy}</div>`}${line.usedAt === null && line.revokedAt === null && html`<div class="house-muted">до ${asRussianMoment(line.expiresAt, timeZone)}</div>`}`,
      line.usedAt !== null || line.revokedAt !== null
        ? '–'
        : html`${form({ action: paths.schoolInvitationThing(line.id, 'letter'), csrf, filled: emptyForm, body: button('Отправить ещё раз', { kind: 'secondary' }) })}
          ${form({ action: paths.schoolInvitationThing(line.id, 'revocation'), csrf, filled: emptyForm, body: button('Отозвать', { kind: 'warning' }) })}`,
    ]),
  })
