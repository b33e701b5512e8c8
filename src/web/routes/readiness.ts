import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type CitizenReadiness, citizenReadiness } from '../../application/citizen-readiness.ts'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { categories } from '../../domain/regulations/vocabulary.ts'
import { oneOf, optionalDate, optionalText, requiredText } from '../answers.ts'
import { emptyForm, type Filled, filledWith, readForm, withErrors } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { banner, refusalBanner } from '../views/banner.ts'
import { findings } from '../views/citation.ts'
import { findingView } from '../views/finding.ts'
import { button, buttonGroup, form, linkButton } from '../views/form.ts'
import { papersToPrepare } from '../views/papers-to-prepare.ts'
import { readinessQuestions } from '../views/readiness-questions.ts'
import { asRussianDate } from '../views/words.ts'

/**
 * «Проверить готовность» for a citizen: the same rules that the clerk will use, without signing in. Answers are sent by
 * POST so that they stay out of addresses and logs, and nothing is stored.
 */
export const readinessRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  const regions = server.site.regions.map(({ code, name }) => ({ value: code, label: name }))
  const shown = (csrf: string, filled: Filled, above?: Html) => ({
    title: 'Проверить готовность',
    lead: 'Ответьте на несколько вопросов: система применит правила вашего региона и назовёт отказ, который вы получили бы. Ответы не сохраняются.',
    width: 'reading' as const,
    errors: filled.errors,
    body: html`${above}${form({
      action: paths.readiness(),
      csrf,
      body: html`${readinessQuestions(regions, desk.app.law.nomenclature, filled)}${button('Проверить')}`,
    })}`,
  })

  page(server, {
    method: 'GET',
    path: paths.readiness(),
    roles: ['public'],
    handler: async ({ csrf, query, render }) =>
      render(
        shown(
          csrf,
          regions.some(({ value }) => value === query.region) ? filledWith({ region: query.region ?? '' }) : emptyForm,
        ),
      ),
  })

  page(server, {
    method: 'POST',
    path: paths.readiness(),
    roles: ['public'],
    handler: async ({ body, csrf, render }) => {
      const read = readForm(schemaFor(regions.map(({ value }) => value)), body)
      if (!read.ok) return render(shown(csrf, read.filled), 422)
      const { region, category, position, held, held_on, held_position, refused_on, petition } = read.value
      const today = desk.app.clock.now().toISOString().slice(0, 10)
      const faults = [
        held !== 'none' &&
          held_on === undefined && { field: 'held_on', message: 'Укажите день, когда категория установлена' },
        held === 'none' && held_on !== undefined && { field: 'held', message: 'День указан, а категория не выбрана' },
        (held_on ?? '') > today && { field: 'held_on', message: 'Этот день ещё не наступил' },
        (refused_on ?? '') > today && { field: 'refused_on', message: 'Этот день ещё не наступил' },
      ].filter(fault => fault !== false)
      if (faults.length > 0) return render(shown(csrf, withErrors(read.filled, ...faults)), 422)
      const result = citizenReadiness(desk.app, {
        region,
        category,
        position,
        held:
          held === 'none' || held_on === undefined
            ? undefined
            : { category: held, setOn: plainDate(held_on), position: held_position || position },
        refusedOn: refused_on === undefined ? undefined : plainDate(refused_on),
        petition: petition === 'yes',
      })
      if (isRefusal(result)) return render(shown(csrf, read.filled, refusalBanner({ because: result.because })), 422)
      return render(resultPage(desk, region, result))
    },
  })
}

const schemaFor = (regions: readonly string[]) =>
  z.object({
    region: oneOf(regions, 'Выберите регион'),
    category: oneOf(categories, 'Выберите категорию, на которую хотите подать заявление'),
    position: requiredText('Выберите должность', 200),
    held: oneOf([...categories, 'none'], 'Ответьте, есть ли у вас категория'),
    held_on: optionalDate(),
    held_position: optionalText(200),
    refused_on: optionalDate(),
    petition: oneOf(['yes', 'no'], 'Ответьте, есть ли ходатайство работодателя'),
  })

const resultPage = (desk: Desk, region: string, { pack, today, ready, checked, later, papers }: CitizenReadiness) => {
  const against = checked.filter(({ met }) => !met).length
  return {
    title: 'Готовы ли вы подать заявление',
    caption: pack.authority.name,
    width: 'reading' as const,
    breadcrumbs: [{ label: 'Проверить готовность', address: paths.readiness(region) }],
    body: html`${
      ready
        ? banner({
            kind: 'success',
            title: 'Причин для отказа не видно',
            body: html`По вашим ответам заявление можно подавать ${asRussianDate(today)} и позже. Проверка ни к чему не обязывает: решение принимают люди.`,
          })
        : banner({
            kind: 'warning',
            title: `Причин для отказа: ${against}`,
            body: html`Ниже у каждой названы пункт регламента и то, что можно сделать.`,
          })
    }
    <h2 class="govuk-heading-m">Что проверено сейчас</h2>
    ${findings(checked.map(finding => findingView(desk.app.law, packRef(pack), finding)))}
    ${papersToPrepare(desk.app.law, pack, papers)}
    ${
      later.length > 0 &&
      html`<details class="house-details"><summary>Что проверят люди или узнают позже (${later.length})</summary>
      ${findings(later.map(finding => findingView(desk.app.law, packRef(pack), finding)))}</details>`
    }
    ${buttonGroup(linkButton('Подать заявление', paths.apply({ region })), html`<a class="govuk-link" href="${url(paths.howToApplyIn(region))}">Как подать: способы и сроки</a>`, html`<a class="govuk-link" href="${url(paths.readiness(region))}">Проверить ещё раз</a>`)}`,
  }
}
