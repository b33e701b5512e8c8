import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { readNotices, saveContacts } from '../../application/applicant-moves.ts'
import { checkAddress, checkEmail, checkPhone } from '../../application/filing/contact-checks.ts'
import type { Person } from '../../application/stores/people.ts'
import { lastDayOf } from '../../domain/eligibility/held-category.ts'
import { fullName } from '../../domain/people/names.ts'
import { showPassport } from '../../domain/people/passport.ts'
import { showSnils } from '../../domain/people/snils.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { optionalText } from '../answers.ts'
import { NotForYou } from '../errors.ts'
import { type FieldError, type Filled, filledWith, readForm, withErrors } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { categoryWords } from '../views/category-words.ts'
import { textareaField, textField } from '../views/fields.ts'
import { button, form } from '../views/form.ts'
import { summaryCard } from '../views/summary-list.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asRussianMoment, asShortDate } from '../views/words.ts'

const roles = ['teacher', 'representative'] as const
const schema = z.object({ phone: optionalText(40), email: optionalText(254), address: optionalText(500) })

/** «Мои сообщения», my categories and refusals, my profile. */
export const myAccountRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.myNotices(),
    roles,
    handler: async context => {
      const { unread, notices } = await desk.reads.noticesOf(context.actor.personId)
      if (unread > 0) await readNotices(desk.app, by(context))
      return context.render({
        title: 'Мои сообщения',
        lead: unread > 0 ? `Новых: ${unread}` : 'Новых сообщений нет.',
        body: table({
          caption: 'Сообщения, новые сверху',
          columns: [{ label: 'Сообщение' }, { label: 'Когда' }, { label: 'Открыть' }],
          empty: 'Сообщений пока нет. Сюда придёт всё о ваших заявлениях и обращениях.',
          rows: notices
            .filter(({ way }) => way === 'account')
            .map(notice => [
              html`${notice.readAt === null && html`${tag({ words: 'Новое', tone: 'attention' })} `}<strong>${notice.subject}</strong><div class="house-preline">${notice.body}</div>`,
              asRussianMoment(notice.createdAt, zoneOf(desk, context)),
              html`${notice.documentId && html`<div><a class="govuk-link" href="${url(paths.paper(notice.documentId))}">Документ<span class="govuk-visually-hidden">: ${notice.subject}</span></a></div>`}
                ${notice.caseId && html`<div><a class="govuk-link" href="${url(paths.application(notice.caseId))}">Дело</a></div>`}
                ${notice.requestId && html`<div><a class="govuk-link" href="${url(paths.myRequest(notice.requestId))}">Обращение</a></div>`}`,
            ]),
        }),
      })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.myRecord(),
    roles,
    handler: async context => context.render(await recordPage(desk, context)),
  })

  page(server, {
    method: 'GET',
    path: paths.myProfile(),
    roles,
    handler: async context => {
      const person = await personOf(desk, context)
      const { phone, email, address } = person
      const filled = filledWith({ phone: phone ?? '', email: email ?? '', address: address ?? '' })
      return context.render(profilePage(context, person, filled))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.myProfile(),
    roles,
    handler: async context => {
      const read = readForm(schema, context.body)
      const person = await personOf(desk, context)
      if (!read.ok) return context.render(profilePage(context, person, read.filled), 422)
      const checked = contactsOf(read.value)
      if (checked.errors.length > 0)
        return context.render(profilePage(context, person, withErrors(read.filled, ...checked.errors)), 422)
      const done = await saveContacts(desk.app, by(context, read.once), checked.contacts)
      if (isRefusal(done)) throw new NotForYou()
      const words = done.changed.length > 0 ? 'Сведения сохранены.' : 'Ничего не изменилось.'
      return context.goTo(paths.myProfile(), { kind: 'success', words })
    },
  })
}

type AccountContext = PageContext<(typeof roles)[number]>

const personOf = async (desk: Desk, context: AccountContext): Promise<Person> => {
  const person = await desk.reads.person(context.actor.personId)
  if (person === undefined) throw new NotForYou()
  return person
}

const zoneOf = (desk: Desk, context: AccountContext): string =>
  desk.app.law.packs.find(({ pack }) => pack.region === context.active.region)?.pack.authority.time_zone ??
  'Europe/Moscow'

const contactsOf = (typed: z.output<typeof schema>) => {
  const checks = { phone: checkPhone, email: checkEmail, address: checkAddress }
  const errors: FieldError[] = []
  const contacts: Pick<Person, 'phone' | 'email' | 'address'> = { phone: null, email: null, address: null }
  for (const name of ['phone', 'email', 'address'] as const) {
    const text = typed[name]
    if (text === undefined) continue
    const checked = checks[name](text)
    if ('wrong' in checked) errors.push({ field: name, message: checked.wrong })
    else contacts[name] = checked.value
  }
  return { contacts, errors }
}

const profilePage = (context: AccountContext, person: Person, filled: Filled) => ({
  title: 'Мои данные',
  width: 'reading' as const,
  errors: filled.errors,
  body: html`${summaryCard('Личная информация', [
    { name: 'Фамилия, имя, отчество', value: fullName({ ...person, patronymic: person.patronymic ?? '' }) },
    { name: 'Дата рождения', value: person.birthDate && asShortDate(person.birthDate) },
    { name: 'СНИЛС', value: person.snils && showSnils(person.snils) },
    {
      name: 'Паспорт',
      value:
        person.identity?.series && person.identity.number
          ? showPassport(person.identity.series, person.identity.number)
          : '',
    },
  ])}
  <p class="govuk-body">Имя, СНИЛС и паспорт меняются вместе с заявлением: укажите новые в его разделах.</p>
  <h2 class="govuk-heading-m">Как с вами связаться</h2>
  ${form({
    action: paths.myProfile(),
    csrf: context.csrf,
    filled,
    body: html`${textField({ name: 'phone', label: 'Телефон', width: 20, inputmode: 'tel', autocomplete: 'tel' }, filled)}
      ${textField({ name: 'email', label: 'Адрес электронной почты', width: 30, inputmode: 'email', autocomplete: 'email' }, filled)}
      ${textareaField({ name: 'address', label: 'Адрес регистрации', rows: 3 }, filled)}
      ${button('Сохранить')}`,
  })}`,
})

const recordPage = async (desk: Desk, context: AccountContext) => {
  const { personId } = context.actor
  const record = await desk.app.storage.write(async tx => ({
    held: await tx.categories.heldBy(personId),
    refusals: await tx.categories.refusalsOf(personId),
  }))
  const { held, refusals } = isRefusal(record) ? { held: [], refusals: [] } : record
  return {
    title: 'Мои категории',
    body: html`${table({
      caption: 'Установленные категории',
      columns: [
        { label: 'Категория' },
        { label: 'Должность' },
        { label: 'Установлена' },
        { label: 'Действует' },
        { label: 'Приказ' },
      ],
      empty: html`Категорий в системе пока нет. Имеющуюся категорию вы укажете в <a class="govuk-link" href="${url(paths.apply())}">заявлении</a>.`,
      rows: held.map(one => {
        const last = lastDayOf(one)
        return [
          categoryWords[one.category],
          one.position,
          `${asShortDate(one.setOn)}${one.otherRegion ? `, ${one.otherRegion}` : ''}`,
          last === undefined ? 'Без срока' : `по ${asShortDate(last)}`,
          [one.orderNumber && `№ ${one.orderNumber}`, one.body].filter(Boolean).join(', ') || '–',
        ]
      }),
    })}
    <h2 class="govuk-heading-m">Отказы</h2>
    ${table({
      caption: 'Решения об отказе',
      columns: [{ label: 'Категория' }, { label: 'Решение' }],
      empty: 'Отказов не было.',
      rows: refusals.map(one => [categoryWords[one.category], asShortDate(one.decidedOn)]),
    })}`,
  }
}
