import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type BatchSeen, countAgain, dropBatch } from '../../application/experts/batch.ts'
import { recounted } from '../../application/experts/batch-check.ts'
import { atOnce, confirmPanels } from '../../application/experts/batch-confirm.ts'
import { StaleCase } from '../../application/stale-case.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { wholeNumber } from '../answers.ts'
import { casesOnPage, changesSection, leftSection, loadSection, panelTable } from '../experts/batch-sections.ts'
import { proofWords, stageTags } from '../experts/batch-words.ts'
import { nameOf, type OpenBatch, openBatch } from '../experts/open-batch.ts'
import { emptyForm, readForm } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { packToday } from '../region-day.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { banner } from '../views/banner.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { refused } from '../views/refused.ts'
import { summaryList } from '../views/summary-list.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asRussianMoment, asShortDate, counted } from '../views/words.ts'
import { panelReaders } from './panels.ts'

type Context = PageContext<(typeof panelReaders)[number]> | PageContext<'secretary'>
const seenSchema = z.object({ _seen: wholeNumber('Откройте страницу заново', 1, 1_000_000) })

/** A proposal of panels: looked through, changed, confirmed, counted again. */
export const panelBatchRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.panelBatch(':batch'),
    roles: panelReaders,
    handler: async context => context.render(await batchPage(desk, context, await openBatch(desk, context))),
  })

  page(server, {
    method: 'POST',
    path: paths.panelBatchThing(':batch', 'confirmation'),
    roles: ['secretary'],
    handler: async context => {
      const open = await openBatch(desk, context)
      const { once } = readForm(z.object({}), context.body)
      const done = await confirmPanels(desk.app, by(context, once), open.batch.id)
      if (isRefusal(done)) return context.render(await batchPage(desk, context, open, done), 422)
      const words = `Назначено: ${counted(done.done, ['дело', 'дела', 'дел'])}.${done.waiting > 0 ? ` Осталось ${done.waiting}: продолжите.` : ''}`
      return context.goTo(paths.panelBatch(open.batch.id), { kind: 'success', words })
    },
  })

  const changing = (thing: 'count' | 'removal', order: typeof countAgain, words: string): void =>
    page(server, {
      method: 'POST',
      path: paths.panelBatchThing(':batch', thing),
      roles: ['secretary'],
      handler: async context => {
        const open = await openBatch(desk, context)
        const read = readForm(seenSchema, context.body)
        const again = async (refusal: Refusal) => context.render(await batchPage(desk, context, open, refusal), 422)
        if (!read.ok) return again({ refused: 'invalid', because: 'Откройте страницу заново' })
        const seen: BatchSeen = { batchId: open.batch.id, version: read.value._seen }
        try {
          const done = await order(desk.app, by(context, read.once), seen)
          if (isRefusal(done)) return again(done)
          return context.goTo(paths.panelBatch(open.batch.id), { kind: 'success', words })
        } catch (error) {
          if (error instanceof StaleCase) return again(staleBatch)
          throw error
        }
      },
    })
  changing('count', countAgain, 'Посчитано заново: имена, выбранные рукой, сохранены.')
  changing('removal', dropBatch, 'Предложение отложено. Дела по-прежнему ждут специалистов.')

  page(server, {
    method: 'GET',
    path: paths.panelBatchThing(':batch', 'check'),
    roles: panelReaders,
    handler: async context => context.render(checkPage(await openBatch(desk, context))),
  })
}

export const staleBatch: Refusal = {
  refused: 'stale',
  because: 'Пока страница была открыта, предложение изменили. Ниже – как оно выглядит сейчас: повторите действие.',
}

const batchPage = async (desk: Desk, context: Context, open: OpenBatch, refusal?: Refusal) => {
  const { batch, maker, cases } = open
  const pack = packToday(desk, batch.region)
  const count = (outcome: string): number => cases.filter(one => one.outcome === outcome).length
  const orders = context.actor.role === 'secretary' && batch.stage === 'proposed'
  const begun = cases.some(({ outcome }) => !['waiting', 'left'].includes(outcome))
  const pages = Math.max(1, Math.ceil((cases.length - count('left')) / casesOnPage))
  const number = Math.min(pages, Math.max(1, Number.parseInt(context.query.page ?? '1', 10) || 1))
  return {
    title: `Предложение групп № ${batch.number}`,
    breadcrumbs: [{ label: 'Назначение групп', address: paths.panels() }],
    width: 'wide' as const,
    body: html`${refused(desk.app.law, packRef(pack), refusal)}
      ${summaryList([
        { name: 'Состояние', value: tag(stageTags[batch.stage]) },
        { name: 'Посчитано', value: `${asRussianMoment(batch.madeAt, pack.authority.time_zone)}, ${maker}` },
        {
          name: 'Дел',
          value: `${cases.length}: с группой ${cases.length - count('left')}, без группы ${count('left')}${begun ? `; назначено ${count('appointed')}, изменились ${count('stale')}, не прошли ${count('refused')}` : ''}`,
        },
        { name: 'Нагрузка', value: proofWords(batch.result.proof) },
        {
          name: 'Зерно жеребьёвки',
          value: html`${batch.seed} <a class="govuk-link" href="${url(paths.panelBatchThing(batch.id, 'check'))}">Повторить расчёт</a>`,
        },
      ])}
      ${begun && progress(cases.length - count('left'), count('waiting'))}
      ${orders && actions(context, open, count('waiting'), begun)}
      ${leftSection(desk.app.law, open)}
      ${panelTable(open, number, orders && !begun)}
      ${changesSection(open)}
      ${loadSection(open)}`,
  }
}

const progress = (all: number, waiting: number): Html =>
  html`<p class="govuk-body"><label for="batch-progress">Обработано ${all - waiting} из ${all}</label> <progress id="batch-progress" max="${all}" value="${all - waiting}"></progress></p>`

const actions = ({ csrf }: Context, { batch }: OpenBatch, waiting: number, begun: boolean): Html => {
  const seen = html`<input type="hidden" name="_seen" value="${batch.version}">`
  const uncounted = batch.changes.some(({ counted: done }) => !done)
  return html`${
    waiting > 0 &&
    form({
      action: paths.panelBatchThing(batch.id, 'confirmation'),
      csrf,
      filled: emptyForm,
      body: html`<p class="govuk-body">${begun ? 'Назначение начато и остановилось: продолжите с того же места.' : 'После подтверждения специалисты получат дела и увидят материалы. Изменить состав можно будет заменой, с причиной.'}${waiting > atOnce && ` За один раз назначается до ${atOnce} дел.`}</p>
        ${buttonGroup(button(begun ? `Продолжить: осталось ${waiting}` : `Назначить группы (${waiting})`))}`,
    })
  }
  ${
    !begun &&
    html`<div class="govuk-button-group">
      ${uncounted && form({ action: paths.panelBatchThing(batch.id, 'count'), csrf, filled: emptyForm, body: html`${seen}${button('Посчитать остальных заново', { kind: 'secondary' })}` })}
      ${form({ action: paths.panelBatchThing(batch.id, 'removal'), csrf, filled: emptyForm, body: html`${seen}${button('Отложить предложение', { kind: 'secondary' })}` })}
    </div>`
  }`
}

const checkPage = (open: OpenBatch) => {
  const { batch, cases } = open
  const check = recounted(batch)
  const words = (seats: readonly { expertId: string }[] | undefined): string =>
    (seats ?? []).map(({ expertId }) => nameOf(open, expertId)).join(', ') || 'группы нет'
  return {
    title: 'Повторить расчёт',
    caption: `Предложение групп № ${batch.number}`,
    breadcrumbs: [
      { label: 'Назначение групп', address: paths.panels() },
      { label: `№ ${batch.number}`, address: paths.panelBatch(batch.id) },
    ],
    width: 'wide' as const,
    body: html`${
      check.same
        ? banner({
            kind: 'success',
            title: 'Совпало',
            body: 'Расчёт повторён по сохранённым данным: те же дела, те же имена, та же нагрузка.',
          })
        : banner({
            kind: 'warning',
            title: 'Не совпало',
            body: check.otherVersion
              ? 'Предложение считала другая версия программы: различия ниже ничего не доказывают.'
              : 'Расчёт по тем же данным дал другой ответ. Покажите эту страницу администратору.',
          })
    }
    ${summaryList([
      {
        name: 'Сохранено',
        value: `дел ${batch.input.cases.length}, специалистов ${batch.input.experts.length}, день ${asShortDate(batch.on)}`,
      },
      { name: 'Зерно жеребьёвки', value: batch.seed },
      { name: 'Версия расчёта', value: batch.algorithm },
      { name: 'Нагрузка', value: proofWords(check.result.proof) },
      { name: 'Проверено вариантов сверх первого', value: check.result.proof.tried },
    ])}
    <p class="govuk-body">Расчёт берёт только сохранённые данные: правила редакции, сведения о специалистах и делах на день расчёта и зерно. Зерно решает жребий между равными, поэтому повторить имена может каждый. ${batch.changes.length > 0 && 'Имена, изменённые рукой после расчёта, здесь не учитываются: они перечислены на странице предложения.'}</p>
    ${
      check.differing.length > 0 &&
      table({
        caption: 'Различия',
        captionVisible: true,
        empty: '',
        columns: [{ label: 'Дело' }, { label: 'Сохранено' }, { label: 'Посчитано сейчас' }],
        rows: check.differing.map(id => [
          cases.find(({ caseId }) => caseId === id)?.name ?? '',
          words(batch.result.panels.find(({ caseId }) => caseId === id)?.seats),
          words(check.result.panels.find(({ caseId }) => caseId === id)?.seats),
        ]),
      })
    }`,
  }
}
