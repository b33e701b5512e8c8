import type { FastifyInstance } from 'fastify'
import { csvOf } from '../../application/csv.ts'
import { proofCells, proofHeadings } from '../../application/portfolio/proof-cells.ts'
import type { Evidence } from '../../application/stores/portfolio.ts'
import { isUuid } from '../../application/uuid.ts'
import { fullName } from '../../domain/people/names.ts'
import { indicators, indicatorTitles } from '../../domain/portfolio/indicators.ts'
import { aboutProof, indicatorPlace, levelAndResult, whenOf } from '../../domain/portfolio/proof-words.ts'
import { lowered } from '../../domain/wording.ts'
import { emptyForm } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { type PortfolioView, portfolioBody, portfolioParts } from '../portfolio/list-page.ts'
import { askedOf, found, parts } from '../portfolio/list-question.ts'
import { documentOf } from '../portfolio/proof-source.ts'
import { packToday, todayIn } from '../region-day.ts'
import { type PageContext, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { banner } from '../views/banner.ts'
import { form } from '../views/form.ts'
import { table } from '../views/table.ts'
import { asShortDate, counted } from '../views/words.ts'

export type TeacherContext = PageContext<'teacher'>

/** «Моё портфолио»: the list, the page to print and the table for a spreadsheet. */
export const portfolioRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.portfolio(),
    roles: ['teacher'],
    handler: async context => {
      const view = await viewOf(desk, context)
      return context.render({
        title: 'Моё портфолио',
        lead: 'Опишите доказательство один раз и прикладывайте к любым заявлениям. Что уже лежит в деле, от правок здесь не меняется.',
        width: 'wide',
        sections: portfolioParts(view),
        body: html`${await removedBanner(desk, context)}${portfolioBody(view)}`,
      })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.portfolioThing('print'),
    roles: ['teacher'],
    handler: async context => {
      const person = await desk.reads.person(context.actor.personId)
      const name = person && fullName({ ...person, patronymic: person.patronymic ?? '' })
      const caption = [name, asShortDate(todayIn(desk, context.actor.region))].filter(Boolean).join(', ')
      return context.render(printPage(await viewOf(desk, context), caption))
    },
  })

  page(server, {
    method: 'GET',
    path: paths.portfolioThing('table.csv'),
    roles: ['teacher'],
    handler: async context => {
      const view = await viewOf(desk, context)
      return context.reply
        .header('cache-control', 'no-store')
        .header('content-disposition', 'attachment; filename="portfolio.csv"')
        .type('text/csv; charset=utf-8')
        .send(csvOf([headings, ...found(view.proofs, view.asked, view.certified).map(proof => cells(view, proof))]))
    },
  })
}

/** The own portfolio with everything its pages show. */
export const viewOf = async (desk: Desk, { actor, query }: TeacherContext): Promise<PortfolioView> => {
  const [proofs, uses, certified] = await Promise.all([
    desk.reads.evidenceOf(actor.personId),
    desk.reads.evidenceUses(actor.personId),
    desk.reads.certifiedDigests(actor.personId),
  ])
  const checks = await desk.reads.fileChecks(proofs.flatMap(({ file }) => file?.digest ?? []))
  return {
    checks,
    pack: packToday(desk, actor.region),
    proofs,
    uses,
    certified: new Set(certified),
    asked: askedOf(query),
  }
}

/** A removed proof can be put back from the page one lands on. */
const removedBanner = async (desk: Desk, { query, actor, csrf }: TeacherContext) => {
  const id = query.removed ?? ''
  const proof = isUuid(id) ? await desk.reads.evidence(id) : undefined
  if (proof === undefined || proof.ownerId !== actor.personId || proof.removedAt === null) return false
  return banner({
    kind: 'success',
    title: `«${proof.title}» убрано из портфолио`,
    body: form({
      action: paths.proofThing(proof.id, 'return'),
      csrf,
      filled: emptyForm,
      body: html`<button class="house-link-button" type="submit">Вернуть</button> <span class="house-muted">В делах, куда оно подано, копия остаётся.</span>`,
    }),
  })
}

const printPage = ({ proofs, asked, certified }: PortfolioView, caption: string) => {
  const list = found(proofs, asked, certified)
  const own = indicators.filter(indicator => indicator.startsWith(asked.part))
  const groups = [
    ...own.map(indicator => ({
      title: `${indicatorTitles[indicator]} (${indicatorPlace(indicator)})`,
      of: list.filter(proof => proof.indicators.includes(indicator)),
    })),
    { title: 'Не отнесены к показателям', of: list.filter(proof => proof.indicators.length === 0) },
  ].filter(({ of }) => of.length > 0)
  return {
    title: `Портфолио: ${lowered(parts[asked.part])}`,
    caption,
    width: 'wide' as const,
    breadcrumbs: [{ label: 'Моё портфолио', address: paths.portfolio() }],
    lead: html`<span class="house-not-printed">Страница для печати: нажмите Ctrl + P или «Печать» в меню браузера. <a class="govuk-link" href="${url(paths.portfolio())}">Вернуться к портфолио</a></span>`,
    body:
      groups.length === 0
        ? html`<div class="house-empty">Печатать пока нечего.</div>`
        : groups.map(
            ({ title, of }) =>
              html`<h2 class="govuk-heading-s">${title} <span class="house-muted">${counted(of.length, ['запись', 'записи', 'записей'])}</span></h2>${table(
                {
                  caption: title,
                  columns: [
                    { label: 'Доказательство' },
                    { label: 'Когда' },
                    { label: 'Уровень и результат' },
                    { label: 'Документ' },
                  ],
                  empty: '',
                  rows: of.map(proof => [
                    html`${proof.title}<div class="house-muted">${aboutProof(proof)}</div>${proof.note && html`<div class="house-muted">${proof.note}</div>`}`,
                    whenOf(proof) || '–',
                    levelAndResult(proof) || '–',
                    documentOf(proof),
                  ]),
                },
              )}`,
          ),
  }
}

const headings = [...proofHeadings, 'Показатели листа', 'Файл', 'Заверено школой', 'В делах']

const cells = ({ uses, certified }: PortfolioView, proof: Evidence): string[] => [
  ...proofCells(proof),
  proof.items.map(({ code }) => code).join('; '),
  proof.file?.name ?? '',
  proof.file !== undefined && certified.has(proof.file.digest) ? 'да' : 'нет',
  (uses[proof.id] ?? []).map(({ number }) => number ?? 'без номера').join('; '),
]
