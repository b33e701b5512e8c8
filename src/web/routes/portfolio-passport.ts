import type { FastifyInstance } from 'fastify'
import { ownAims } from '../../application/portfolio/own-sets.ts'
import type { Evidence } from '../../application/stores/portfolio.ts'
import type { HeldCategory } from '../../domain/case/application.ts'
import { lastDayOf } from '../../domain/eligibility/held-category.ts'
import { fullName } from '../../domain/people/names.ts'
import { type Indicator, indicatorsOf, indicatorTitles } from '../../domain/portfolio/indicators.ts'
import { indicatorPlace, levelAndResult, whenOf } from '../../domain/portfolio/proof-words.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'
import { filledWith } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { documentOf } from '../portfolio/proof-source.ts'
import { packToday, todayIn } from '../region-day.ts'
import { page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { categoryWords } from '../views/category-words.ts'
import { selectField } from '../views/fields.ts'
import { button } from '../views/form.ts'
import { summaryList } from '../views/summary-list.ts'
import { table } from '../views/table.ts'
import { asShortDate } from '../views/words.ts'
import type { TeacherContext } from './portfolio.ts'

/** «Модельный паспорт»: the portfolio for one position and category, as the employer certifies it on paper. */
export const portfolioPassportRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.portfolioThing('passport'),
    roles: ['teacher'],
    handler: async context => context.render(await passportPage(desk, context)),
  })
}

/** Position and category asked of a page of the portfolio, or the likeliest of the person's own. */
export const aimOf = async (desk: Desk, { actor, query }: TeacherContext) => {
  const pack = packToday(desk, actor.region)
  const { positions: own, category: wanted } = await ownAims(desk.reads, actor.personId)
  const known = desk.app.law.nomenclature
  const asked = [...own, ...known].find(position => position === query.position)
  const categories = pack.categories.map(line => line.category)
  const position = asked ?? own[0] ?? ''
  const category = categories.find(one => one === (query.category ?? wanted)) ?? categories[0] ?? ('first' as Category)
  return { pack, position, category, positions: [...new Set([...own, ...known])], categories }
}

type Aim = Awaited<ReturnType<typeof aimOf>>

/** What to aim at, asked by a form that is not printed. */
export const aimForm = (action: string, { position, category, positions, categories }: Aim): Html =>
  html`<form method="get" action="${url(action)}" class="house-inline-filter house-not-printed">
    ${selectField({ name: 'position', label: 'Должность', options: [{ value: '', label: 'Выберите должность' }, ...positions.map(value => ({ value, label: value }))] }, filledWith({ position }))}
    ${selectField({ name: 'category', label: 'Категория', options: categories.map(value => ({ value, label: categoryWords[value] })) }, filledWith({ category }))}
    ${button('Показать', { kind: 'secondary' })}</form>`

const passportPage = async (desk: Desk, context: TeacherContext) => {
  const { actor } = context
  const aim = await aimOf(desk, context)
  const person = await desk.reads.person(actor.personId)
  const school = actor.organisationId === undefined ? undefined : await desk.reads.organisation(actor.organisationId)
  const held = await desk.app.storage.write(async tx => ({ of: await tx.categories.heldBy(actor.personId) }))
  const own = indicatorsOf(aim.category)
  const proofs = (await desk.reads.evidenceOf(actor.personId)).filter(proof =>
    own.some(indicator => proof.indicators.includes(indicator)),
  )
  return {
    title: 'Модельный паспорт',
    caption: `Портфолио по показателям, ${asShortDate(todayIn(desk, actor.region))}`,
    width: 'wide' as const,
    breadcrumbs: [{ label: 'Моё портфолио', address: paths.portfolio() }],
    lead: html`<span class="house-not-printed">Страница для печати: нажмите Ctrl + P или «Печать» в меню браузера. Подписывают работодатель и руководитель подразделения.</span>`,
    body: html`${aimForm(paths.portfolioThing('passport'), aim)}
      ${summaryList([
        {
          name: 'Фамилия, имя, отчество',
          value: person && fullName({ ...person, patronymic: person.patronymic ?? '' }),
        },
        { name: 'Должность', value: aim.position },
        { name: 'Место работы', value: school?.fullName },
        { name: 'Имеющаяся категория', value: isRefusal(held) ? '' : heldWords(held.of) },
        { name: 'Заявляемая категория', value: categoryWords[aim.category] },
      ])}
      ${
        proofs.length === 0
          ? html`<div class="house-empty">К показателям этой категории пока ничего не отнесено. <a class="govuk-link" href="${url(paths.portfolio())}">Открыть портфолио</a></div>`
          : own.map((indicator, index) => indicatorTable(indicator, index + 1, proofs))
      }
      <div class="house-signs">
        <p class="govuk-body">Достоверность сведений подтверждаем:</p>
        ${['Педагогический работник', 'Руководитель подразделения', 'Руководитель организации'].map(
          who =>
            html`<div class="house-signs__line"><span>${who}</span><span class="house-signs__blank" aria-hidden="true"></span><span>«___» ____________ 20___ г.</span></div>`,
        )}
      </div>`,
  }
}

/** Columns of the passport: when, what, how far, with what result, by which document. */
const indicatorTable = (indicator: Indicator, number: number, proofs: readonly Evidence[]): Html =>
  html`<h2 class="govuk-heading-s">${number}. ${indicatorTitles[indicator]} <span class="house-muted">${indicatorPlace(indicator)}</span></h2>${table(
    {
      caption: indicatorTitles[indicator],
      narrow: 'cards',
      columns: [
        { label: 'Период, дата' },
        { label: 'Мероприятие, организатор' },
        { label: 'Уровень' },
        { label: 'Результат' },
        { label: 'Документ' },
      ],
      empty: 'Сведений нет.',
      rows: proofs
        .filter(({ indicators }) => indicators.includes(indicator))
        .map(proof => [
          whenOf(proof) || '–',
          html`${proof.title}${proof.organiser && html`<div class="house-muted">${proof.organiser}</div>`}`,
          levelAndResult({ ...proof, result: undefined }) || '–',
          proof.result ?? '–',
          documentOf(proof),
        ]),
    },
  )}`

const heldWords = (held: readonly HeldCategory[]): string =>
  held
    .map(one => {
      const last = lastDayOf(one)
      return `${categoryWords[one.category]} с ${asShortDate(one.setOn)}${last === undefined ? '' : ` по ${asShortDate(last)}`}`
    })
    .join('; ') || 'нет'
