import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { moveSecond, setSecondShare } from '../../application/quality/second-sheet.ts'
import type { SecondLine } from '../../application/reads/quality.ts'
import { isUuid } from '../../application/uuid.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { oneOf, requiredText, wholeNumber } from '../answers.ts'
import { NotForYou } from '../errors.ts'
import { type Filled, filledWith, readForm } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { tenths } from '../quality/figure-words.ts'
import { qualityReaders, qualityTabs } from '../quality/tabs.ts'
import { packToday, todayIn } from '../region-day.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { radiosField, textareaField, textField } from '../views/fields.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { refused } from '../views/refused.ts'
import { summaryList } from '../views/summary-list.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asShortDate, counted } from '../views/words.ts'

const keepers = ['supervisor', 'secretary'] as const
type Context = PageContext<(typeof qualityReaders)[number]>

const share = z.object({
  percent: wholeNumber('Напишите целое число от 0 до 100', 0, 100),
  days: wholeNumber('Напишите целое число рабочих дней от 1 до 60', 1, 60),
})
const move = z.object({
  to: oneOf(['another', 'nobody'], 'Выберите, что сделать'),
  reason: requiredText('Напишите причину', 500),
})

/** Silent second opinions: the share of cases, who was asked, what came of it. */
export const qualitySecondRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.seconds(),
    roles: qualityReaders,
    handler: async context => context.render(await listPage(desk, context)),
  })

  page(server, {
    method: 'POST',
    path: paths.seconds(),
    roles: keepers,
    handler: async context => {
      const read = readForm(share, context.body)
      if (!read.ok) return context.render(await listPage(desk, context, read.filled), 422)
      const set = await setSecondShare(desk.app, by(context, read.once), read.value)
      if (isRefusal(set)) return context.render(await listPage(desk, context, read.filled, set), 422)
      return context.goTo(paths.seconds(), {
        kind: 'success',
        words: `Теперь на вторую оценку направляется ${read.value.percent} % дел.`,
      })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.secondThing(':id'),
    roles: keepers,
    handler: async context => context.render(await onePage(desk, context, await lineOf(desk, context))),
  })

  page(server, {
    method: 'POST',
    path: paths.secondThing(':id'),
    roles: keepers,
    handler: async context => {
      const line = await lineOf(desk, context)
      const read = readForm(move, context.body)
      if (!read.ok) return context.render(await onePage(desk, context, line, read.filled), 422)
      const { to, reason } = read.value
      const moved = await moveSecond(desk.app, by(context, read.once), line.id, to, reason)
      if (isRefusal(moved)) return context.render(await onePage(desk, context, line, read.filled, moved), 422)
      const words = to === 'nobody' ? 'Вторая оценка отменена.' : 'Лист передан другому специалисту.'
      return context.goTo(paths.seconds(), { kind: 'success', words })
    },
  })
}

const lineOf = async (desk: Desk, { params, active }: Context): Promise<SecondLine> => {
  const line = isUuid(params.id ?? '') ? await desk.reads.second(params.id ?? '') : undefined
  if (line === undefined || line.region !== active.region) throw new NotForYou()
  return line
}

const listPage = async (desk: Desk, context: Context, typed?: Filled, refusal?: Refusal) => {
  const { region } = context.active
  const [settings, lines] = await Promise.all([desk.reads.secondSettings(region), desk.reads.secondsOf(region)])
  const percent = settings?.secondPercent ?? 0
  const filled = typed ?? filledWith({ percent: String(percent), days: String(settings?.secondDays ?? 10) })
  const keeps = keepers.some(role => role === context.actor.role)
  const today = todayIn(desk, region)
  return {
    title: 'Качество экспертизы: вторая оценка',
    lead: 'Часть дел ещё раз оценивает другой специалист – независимо и не зная результата. На дело это не влияет: ни заявитель, ни комиссия, ни первый специалист второй оценки не видят. Она нужна только для статистики согласия.',
    sections: qualityTabs('seconds'),
    errors: filled.errors,
    width: 'wide' as const,
    body: html`${refused(desk.app.law, packRef(packToday(desk, region)), refusal)}
      ${
        keeps
          ? html`<div class="house-reading">${form({
              action: paths.seconds(),
              csrf: context.csrf,
              filled,
              body: html`<h2 class="govuk-heading-m">Какую долю дел оценивать дважды</h2>
                ${textField({ name: 'percent', label: 'Процент дел', hint: '0 – никакие. Для начала хватает 5–10', width: 5, inputmode: 'numeric' }, filled)}
                ${textField({ name: 'days', label: 'Срок на лист, рабочих дней', width: 5, inputmode: 'numeric' }, filled)}
                <p class="house-small">Жребий бросается в тот день, когда экспертиза завершена, и повторяем: он зависит только от зерна региона${settings !== undefined && html` (<code>${settings.seed}</code>)`} и номера дела в системе. Специалист подбирается по тем же правилам, что в группу: должность, конфликты, отпуск, нагрузка – и не из организаций первой группы. Скажите специалистам заранее, что часть листов проверочная; какие именно, им не сообщается.</p>
                ${buttonGroup(button('Записать'))}`,
            })}</div>`
          : html`<p class="govuk-body">На вторую оценку направляется ${percent} % дел.</p>`
      }
      ${table({
        caption: 'Дела, выпавшие на вторую оценку',
        captionVisible: true,
        empty:
          percent === 0
            ? 'Вторая оценка выключена. Укажите процент дел выше нуля, и при завершении экспертизы часть дел начнёт выпадать.'
            : 'Пока ни одно дело не выпало: жребий бросается, когда экспертиза дела завершена.',
        columns: [
          { label: 'Дело' },
          { label: 'Выпало' },
          { label: 'Кто оценивает' },
          { label: 'Состояние' },
          { label: 'Первая оценка', numeric: true },
          { label: 'Вторая', numeric: true },
          { label: 'Вывод' },
        ],
        rows: lines.map(line => [
          html`<a class="govuk-link" href="${url(paths.case(line.caseId))}">${line.number ?? 'без номера'}</a><div class="house-muted">${line.position}</div>`,
          html`${asShortDate(line.askedOn)}<div class="house-muted house-nowrap">срок ${asShortDate(line.due)}</div>`,
          line.expert || 'никто не подошёл',
          html`${stateTag(line, today)}${keeps && (line.status === 'open' || line.status === 'nobody') && html`<div><a class="govuk-link" href="${url(paths.secondThing(line.id))}">Передать или отменить<span class="govuk-visually-hidden"> – дело ${line.number ?? 'без номера'}</span></a></div>`}`,
          line.casePercent === null ? '–' : `${tenths(line.casePercent)}\u00a0%`,
          line.percent === null ? '–' : `${tenths(line.percent)}\u00a0%`,
          line.meets === null || line.caseMeets === null
            ? '–'
            : line.meets === line.caseMeets
              ? 'совпал'
              : tag({ words: 'разошёлся', tone: 'attention' }),
        ]),
      })}
      ${lines.length >= 500 && html`<p class="house-small">Показаны последние ${counted(500, ['дело', 'дела', 'дел'])}.</p>`}`,
  }
}

const stateTag = ({ status, due, signedOn }: SecondLine, today: string) => {
  if (status === 'signed') return tag({ words: `подписано ${asShortDate(signedOn ?? due)}`, tone: 'good' })
  if (status === 'cancelled') return tag({ words: 'отменено', tone: 'neutral' })
  if (status === 'nobody') return tag({ words: 'некому поручить', tone: 'attention' })
  return due < today ? tag({ words: 'просрочено', tone: 'bad' }) : tag({ words: 'заполняется', tone: 'active' })
}

const onePage = async (desk: Desk, context: Context, line: SecondLine, typed?: Filled, refusal?: Refusal) => {
  const filled = typed ?? filledWith({})
  const pack = packRef(packToday(desk, context.active.region))
  const open = line.status === 'open' || line.status === 'nobody'
  return {
    title: 'Передать или отменить вторую оценку',
    breadcrumbs: [{ label: 'Вторая оценка', address: paths.seconds() }],
    errors: filled.errors,
    width: 'reading' as const,
    body: html`${refused(desk.app.law, pack, refusal)}
      ${summaryList([
        { name: 'Дело', value: line.number ?? 'без номера' },
        { name: 'Должность', value: line.position },
        { name: 'Кто оценивает', value: line.expert || 'никто не подошёл' },
        { name: 'Срок', value: asShortDate(line.due) },
      ])}
      ${
        open
          ? form({
              action: paths.secondThing(line.id),
              csrf: context.csrf,
              filled,
              body: html`${radiosField(
                {
                  name: 'to',
                  label: 'Что сделать',
                  options: [
                    {
                      value: 'another',
                      label: 'Передать другому специалисту',
                      hint: 'Его подберут правила. Начатый лист не сохранится',
                    },
                    {
                      value: 'nobody',
                      label: 'Отменить',
                      hint: 'Дело останется с одной оценкой; на него это не влияет',
                    },
                  ],
                },
                filled,
              )}
              ${textareaField({ name: 'reason', label: 'Причина', rows: 3 }, filled)}
              ${buttonGroup(button('Выполнить'), html`<a class="govuk-link" href="${url(paths.seconds())}">Вернуться без изменений</a>`)}`,
            })
          : html`<p class="govuk-body">Лист уже подписан или отменён.</p>`
      }`,
  }
}
