import type { FastifyInstance } from 'fastify'
import { packNow } from '../../application/edition.ts'
import { filesHint } from '../../application/filing/file-rules.ts'
import { periodInWords } from '../../domain/calendar/period.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { signatureWords } from '../../domain/regulations/in-words/titles.ts'
import { type Pack, packRef } from '../../domain/regulations/pack.ts'
import { NotForYou } from '../errors.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { needsClarification } from '../views/banner.ts'
import { categoryWords, channelTitles } from '../views/category-words.ts'
import { citation } from '../views/citation.ts'
import { clauseView } from '../views/clauses.ts'
import { buttonGroup, linkButton } from '../views/form.ts'
import { papersToPrepare } from '../views/papers-to-prepare.ts'
import { table } from '../views/table.ts'
import { termsTable } from '../views/terms-table.ts'

/** «Как подать заявление»: everything a citizen needs before the first step, drawn from the region's own edition. */
export const howToApplyRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  const { regions } = server.site

  page(server, {
    method: 'GET',
    path: paths.howToApply(),
    roles: ['public'],
    handler: async ({ render }) =>
      render({
        title: 'Как подать заявление',
        lead: 'Выберите регион: способы подачи, документы и сроки в каждом свои.',
        width: 'reading',
        body: html`<ul class="house-cards">${regions.map(
          ({ code, name, ministry }) =>
            html`<li class="house-card"><h2 class="house-card__title"><a class="govuk-link" href="${url(paths.howToApplyIn(code))}">${name}</a></h2><p>${ministry}</p></li>`,
        )}</ul>`,
      }),
  })

  page(server, {
    method: 'GET',
    path: paths.howToApplyIn(':region'),
    roles: ['public'],
    handler: async ({ params, render }) => {
      const region = regions.find(({ code }) => code === params.region)
      if (region === undefined) throw new NotForYou()
      const pack = packNow(desk.app, region.code)
      const crumbs = [{ label: 'Как подать заявление', address: paths.howToApply() }]
      if (isRefusal(pack)) {
        const body = html`<p class="govuk-body">${pack.because}.</p>`
        return render({ title: region.name, width: 'reading', breadcrumbs: crumbs, body })
      }
      return render({
        title: `Как подать заявление: ${region.name}`,
        caption: pack.authority.name,
        breadcrumbs: crumbs,
        body: guide(desk, pack),
      })
    },
  })
}

const guide = (desk: Desk, pack: Pack) => {
  const { law } = desk.app
  const clause = (reference: string) => citation(clauseView(reference, law.cited(packRef(pack), reference)))
  const advice = pack.advice.filter(({ show }) => show.includes('start'))
  return html`${buttonGroup(
    linkButton('Подать заявление', paths.apply({ region: pack.region })),
    linkButton('Проверить готовность', paths.readiness(pack.region), 'secondary'),
  )}
  ${
    advice.length > 0 &&
    html`<h2 class="govuk-heading-m">Главное</h2><ul class="govuk-list govuk-list--bullet">${advice.map(
      line => html`<li>${line.text} ${clause(line.clause)}</li>`,
    )}</ul>`
  }
  ${
    !advice.some(({ text }) => /бесплатн/i.test(text)) &&
    needsClarification('О плате в материалах региона ничего не сказано; система денег не берёт.')
  }
  <h2 class="govuk-heading-m">На какие категории</h2>
  ${table({
    caption: 'Категории',
    columns: [{ label: 'Категория' }, { label: 'Срок действия' }, { label: 'Основание' }],
    empty: '',
    rows: pack.categories.map(line => [
      categoryWords[line.category],
      line.valid_years === null ? 'без срока' : periodInWords({ amount: line.valid_years, unit: 'years' }),
      clause(line.clause),
    ]),
  })}
  <h2 class="govuk-heading-m">Как подать</h2>
  ${table({
    caption: 'Способы подачи',
    columns: [{ label: 'Способ' }, { label: 'Регистрация' }, { label: 'Подпись' }, { label: 'Основание' }],
    empty: '',
    rows: pack.channels
      .filter(({ open }) => open)
      .map(line => [
        html`${channelTitles[line.channel]}${line.note && html`<div class="house-muted">${line.note}</div>`}`,
        line.automatic_registration ? 'сразу, автоматически' : 'регистрирует сотрудник',
        signatureWords[line.signature],
        html`${clause(line.clause)}${line.question !== undefined && html`<span class="govuk-tag govuk-tag--yellow">требует уточнения</span>`}`,
      ]),
  })}
  ${papersToPrepare(
    law,
    pack,
    pack.evidence.map(({ required, when, certified, ...line }) => ({
      ...line,
      certified,
      required: required && when === undefined,
    })),
  )}
  <p class="govuk-body">${filesHint(pack)}.</p>
  <h2 class="govuk-heading-m">Сколько времени это занимает</h2>
  ${termsTable(law, pack, ['attestation'])}
  <p class="govuk-body"><a class="govuk-link" href="${url(paths.regulation(pack.region, pack.edition))}">Весь регламент по пунктам</a></p>`
}
