import type { FastifyInstance } from 'fastify'
import type { PublicCheck } from '../../application/reads/public-order.ts'
import { formWords } from '../../domain/regulations/in-words/titles.ts'
import type { Form } from '../../domain/regulations/vocabulary.ts'
import { capital } from '../../domain/wording.ts'
import { limitAsking } from '../attempts.ts'
import { html, url } from '../html.ts'
import { answerJson, wantsJson } from '../json.ts'
import { paths } from '../paths.ts'
import { page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { banner } from '../views/banner.ts'
import { changesTable } from '../views/public-changes.ts'
import { lineAsJson, mentionAsJson } from '../views/public-data.ts'
import { lineFacts } from '../views/public-line.ts'
import { orderLink } from '../views/public-order.ts'
import { asRussianDate } from '../views/words.ts'

type Published = NonNullable<PublicCheck['published']>

/** Where the square code of an extract leads: what the published order says of this line, and nothing else. */
export const checkCodeRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  const ministryOf = (code: string): string =>
    server.site.regions.find(region => region.code === code)?.ministry ?? code

  page(server, {
    method: 'GET',
    path: paths.checkCode(':code'),
    roles: ['public'],
    before: [limitAsking(server, 60)],
    handler: async context => {
      context.reply.header('x-robots-tag', 'noindex, nofollow').header('referrer-policy', 'no-referrer')
      const code = context.params.code?.toLowerCase() ?? ''
      const found = isCode.test(code) ? await desk.reads.publicCheck(code) : undefined
      if (wantsJson(context.request)) return answerJson(context.reply.status(found ? 200 : 404), asJson(found))
      if (found === undefined) return context.render(unknownPage, 404)
      return context.render(
        found.published === undefined
          ? unpublishedPage(found.form)
          : knownPage(found.form, found.published, ministryOf),
      )
    },
  })
}

/** 128 bits in 26 signs, as `newCheckCode` writes them; typed by hand they may be large. */
const isCode = /^[a-z2-7]{26}$/

const unknownPage = {
  title: 'Такого кода нет',
  width: 'reading' as const,
  body: html`<p class="govuk-body">Система не выдавала документа с этим кодом. Если вы набирали адрес руками, сверьте его с бумагой знак за знаком.</p>
    <p class="govuk-body">Если адрес верен, бумаге верить нельзя: спросите в министерстве или <a class="govuk-link" href="${url(paths.publicPeople())}">найдите педагога в реестре</a>.</p>`,
}

const titleOf = (form: string): string => capital(form in formWords ? formWords[form as Form] : 'документ')

const unpublishedPage = (form: string) => ({
  title: 'Документ известен системе',
  caption: titleOf(form),
  width: 'reading' as const,
  body: html`<p class="govuk-body">Бумагу с этим кодом выдала система. Приказ, о котором в ней говорится, ещё не опубликован, поэтому больше ничего показать нельзя.</p>
    <p class="govuk-body">Откройте этот адрес после публикации приказа.</p>`,
})

const knownPage = (
  form: string,
  { order, line, changes, amendedBy }: Published,
  ministryOf: (code: string) => string,
) => ({
  title: 'Документ известен системе',
  caption: titleOf(form),
  lead: 'Сверьте бумагу с тем, что стоит в опубликованном приказе сейчас.',
  width: 'reading' as const,
  body: html`${
    (changes.length > 0 || amendedBy.length > 0) &&
    banner({
      kind: 'warning',
      title: changes.length > 0 ? 'Эти сведения потом изменены' : 'Приказ потом изменён',
      body: html`<ul class="govuk-list">${changersOf(changes, amendedBy).map(one => html`<li>Приказом ${orderLink(one)}.</li>`)}</ul>
        ${changes.length > 0 ? 'Ниже – исправленные сведения, в бумаге могли остаться прежние.' : 'Этой строки изменения не касаются.'}`,
    })
  }
  ${
    line === null
      ? html`<p class="govuk-body">Приказ ${orderLink(order)} «${order.title}» опубликован ${asRussianDate(order.publishedOn)}.</p>`
      : html`<h2 class="govuk-heading-m">${line.fullName}</h2>${lineFacts(line, ministryOf(order.region))}`
  }
  ${changesTable(changes, 'Что изменено')}
  <p class="govuk-body"><a class="govuk-link" href="${url(paths.publicOrder(order.id))}">Файл приказа и его подпись</a></p>`,
})

/** The orders that changed this very line; all of them where none did. */
const changersOf = (changes: Published['changes'], amendedBy: Published['amendedBy']) =>
  changes.length === 0 ? amendedBy : [...new Map(changes.map(({ by }) => [by.id, by])).values()]

const asJson = (found: PublicCheck | undefined) => {
  if (found === undefined) return { known: false }
  const { form, published } = found
  if (published === undefined) return { known: true, form, published: false }
  return {
    ...{ known: true, form, published: true },
    order: mentionAsJson(published.order),
    line: published.line && lineAsJson(published.line),
    amended_by: published.amendedBy.map(mentionAsJson),
    changed: published.changes.length > 0,
  }
}
