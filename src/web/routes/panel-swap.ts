import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { changeName, checkedSwap } from '../../application/experts/batch-change.ts'
import { StaleCase } from '../../application/stale-case.ts'
import { loadRule } from '../../domain/expertise/house-rules.ts'
import { dutyTitles } from '../../domain/expertise/panel.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { optionalText, requiredWords, wholeNumber } from '../answers.ts'
import { NotForYou } from '../errors.ts'
import { loadWords } from '../expertise/panel-form.ts'
import { nameOf, type OpenBatch, openBatch } from '../experts/open-batch.ts'
import { emptyForm, type Filled, readForm } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { radiosField, textareaField } from '../views/fields.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { refused } from '../views/refused.ts'
import { summaryList } from '../views/summary-list.ts'
import { staleBatch } from './panel-batch.ts'

const schema = z.object({
  _seen: wholeNumber('Откройте страницу заново', 1, 1_000_000),
  out: z.uuid({ error: 'Выберите, кого заменить' }),
  in: z.uuid({ error: 'Выберите, кто будет вместо него' }),
  reason: requiredWords('Напишите причину: она останется в журнале', 1000),
  over_limit: optionalText(1000),
})
type Context = PageContext<'secretary'>

/** Another name in one seat of a proposal, with a reason. */
export const panelSwapRoutes = (server: FastifyInstance, desk: Desk): void => {
  const path = paths.panelSwap(':batch', ':caseId')
  page(server, {
    method: 'GET',
    path,
    roles: ['secretary'],
    handler: async context => {
      const open = await openBatch(desk, context)
      return context.render(swapPage(desk, context, open, context.query.out, emptyForm))
    },
  })

  page(server, {
    method: 'POST',
    path,
    roles: ['secretary'],
    handler: async context => {
      const open = await openBatch(desk, context)
      const read = readForm(schema, context.body)
      const out = typeof read.filled.typed.out === 'string' ? read.filled.typed.out : undefined
      const again = (refusal?: Refusal) => context.render(swapPage(desk, context, open, out, read.filled, refusal), 422)
      if (!read.ok) return again()
      const { _seen, over_limit, ...names } = read.value
      const swap = { caseId: context.params.caseId ?? '', ...names, overLimit: over_limit }
      try {
        const done = await changeName(
          desk.app,
          by(context, read.once),
          { batchId: open.batch.id, version: _seen },
          swap,
        )
        if (isRefusal(done)) return again(done)
        return context.goTo(paths.panelBatch(open.batch.id), {
          kind: 'success',
          words: 'Имя изменено. Остальных можно посчитать заново: это имя останется.',
        })
      } catch (error) {
        if (error instanceof StaleCase) return again(staleBatch)
        throw error
      }
    },
  })
}

const swapPage = (
  desk: Desk,
  context: Pick<Context, 'params' | 'csrf'>,
  open: OpenBatch,
  out: string | undefined,
  filled: Filled,
  refusal?: Refusal,
) => {
  const { batch, cases, panels } = open
  const line = cases.find(({ caseId }) => caseId === context.params.caseId)
  const seats = panels.find(({ caseId }) => caseId === line?.caseId)?.seats
  if (line === undefined || seats === undefined || line.outcome !== 'waiting') throw new NotForYou()
  const leaving = seats.find(({ expertId }) => expertId === out)
  const rules = batch.input.cases.find(({ id }) => id === line.caseId)?.rules ?? ''
  const back = paths.panelBatch(batch.id)
  return {
    title: 'Изменить состав группы',
    lead: 'Выберите, кого заменить, и напишите причину. Правила регламента для нового состава проверяются так же.',
    caption: line.name,
    breadcrumbs: [
      { label: 'Назначение групп', address: paths.panels() },
      { label: `№ ${batch.number}`, address: back },
    ],
    errors: filled.errors,
    width: 'reading' as const,
    body: html`${refused(desk.app.law, rules, refusal, Object.fromEntries([...open.people].map(([id, { name }]) => [id, name])))}
      ${summaryList(
        seats.map(({ expertId, duty }) => ({
          name: dutyTitles[duty],
          value: html`${nameOf(open, expertId)}<div class="house-muted">${open.people.get(expertId)?.organisation}</div>`,
          change: {
            address: paths.panelSwap(batch.id, line.caseId, { out: expertId }),
            label: expertId === out ? 'Меняется' : 'Заменить',
          },
        })),
      )}
      ${leaving !== undefined && swapForm(open, context.csrf, line.caseId, leaving.expertId, filled)}
      <p class="govuk-body"><a class="govuk-link" href="${url(back)}">Вернуться без изменений</a></p>`,
  }
}

const swapForm = (open: OpenBatch, csrf: string, caseId: string, out: string, filled: Filled): Html => {
  const { batch, loads } = open
  const loadOf = (id: string): number =>
    loads.find(({ expertId }) => expertId === id)?.after ??
    batch.input.experts.find(({ profile }) => profile.id === id)?.open ??
    0
  const options = batch.input.experts
    .flatMap(({ profile: { id } }) => {
      const checked = checkedSwap(batch, { caseId, out, in: id, reason: '' })
      if (!isRefusal(checked)) return [{ id, full: false }]
      const bars = checked.findings ?? []
      return bars.length > 0 && bars.every(({ rule }) => rule === loadRule) ? [{ id, full: true }] : []
    })
    .sort((a, b) => Number(a.full) - Number(b.full) || loadOf(a.id) - loadOf(b.id))
    .map(({ id, full }) => ({
      value: id,
      label: nameOf(open, id),
      hint: `${open.people.get(id)?.organisation ?? ''}; ${loadWords(loadOf(id))}${full ? '; предел исчерпан – нужна отдельная причина' : ''}`,
    }))
  if (options.length === 0)
    return html`<p class="govuk-body">Заменить ${nameOf(open, out)} некем: никто другой в реестре не подходит на это место. Дополните реестр или отложите предложение.</p>`
  return form({
    action: paths.panelSwap(batch.id, caseId),
    csrf,
    filled,
    body: html`<input type="hidden" name="_seen" value="${batch.version}"><input type="hidden" name="out" value="${out}">
      ${radiosField({ name: 'in', label: `Кто будет вместо: ${nameOf(open, out)}`, options }, filled)}
      ${textareaField({ name: 'reason', label: 'Причина замены', rows: 2 }, filled)}
      ${textareaField({ name: 'over_limit', label: 'Почему можно превысить предел нагрузки', hint: 'Только если выбран специалист с исчерпанным пределом', rows: 2 }, filled)}
      ${buttonGroup(button('Изменить'))}`,
  })
}
