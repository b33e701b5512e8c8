import { builtInSets } from '../../application/criteria/built-in.ts'
import type { SetFromTable } from '../../application/criteria/set-from-table.ts'
import { criteriaDraftShape } from '../../domain/expertise/criteria-draft.ts'
import { emptyForm, type Filled } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { packToday } from '../region-day.ts'
import type { Desk } from '../screens.ts'
import { fileFieldFor } from '../uploads.ts'
import { banner, refusalBanner } from '../views/banner.ts'
import { fileField, selectField } from '../views/fields.ts'
import { button, buttonGroup, form, linkButton } from '../views/form.ts'
import { summaryList } from '../views/summary-list.ts'
import { table } from '../views/table.ts'
import { counted } from '../views/words.ts'
import { categoriesWords } from './edition-words.ts'
import { type KeeperContext, setsCrumb } from './open-edition.ts'

/** The field of the file. */
export const field = fileFieldFor('table')

/** How to load a table, and the field for it. */
export const uploadPage = (context: KeeperContext, filled: Filled) => ({
  title: 'Загрузить набор таблицей',
  width: 'reading' as const,
  breadcrumbs: [setsCrumb],
  errors: filled.errors,
  body: html`<ol class="govuk-list govuk-list--number">
      <li>Возьмите <a class="govuk-link" href="${url(paths.criteriaTable('example.xlsx'))}">образец таблицы (XLSX)</a> или выгрузите набор, который хотите изменить, с его страницы.</li>
      <li>Заполните в Excel или LibreOffice. Формулы и объединённые ячейки не принимаются: только значения.</li>
      <li>Загрузите файл. Система покажет, что прочитано и что не так, и только потом спросит, сохранять ли.</li></ol>
    ${form({
      action: paths.criteriaTable('reading'),
      csrf: context.csrf,
      multipart: true,
      body: html`${fileField({ name: field, label: 'Файл .xlsx, не больше 5 МБ', accept: '.xlsx' }, filled)}${button('Прочитать')}`,
    })}`,
})

const mostShown = 200

/** What was read and what is wrong, cell by cell; keeping it is asked for. */
export const reportPage = async (desk: Desk, context: KeeperContext, { draft, faults, counts }: SetFromTable) => {
  const fits = criteriaDraftShape.safeParse(draft).success
  const own = await desk.reads.criteriaList({ region: context.active.region, state: 'approved', order: 'title' })
  const builtInOptions = builtInSets(desk.app.law, packToday(desk, context.active.region)).map(set => ({
    value: `${set.id}@${set.edition}`,
    label: `${set.title} – встроенный`,
  }))
  return {
    title: 'Что прочитано',
    width: 'wide' as const,
    breadcrumbs: [setsCrumb, { label: 'Загрузить таблицей', address: paths.criteriaTable('reading') }],
    lead: 'Ничего ещё не сохранено.',
    body: html`${summaryList([
      { name: 'Название', value: draft.title },
      { name: 'Категории', value: categoriesWords(draft.categories) },
      { name: 'Должности', value: draft.all_positions ? 'все' : draft.positions.split('\n').join('; ') },
      {
        name: 'Прочитано',
        value: `${counted(counts.sections, ['раздел', 'раздела', 'разделов'])}, ${counted(counts.criteria, ['показатель', 'показателя', 'показателей'])}`,
      },
    ])}
    ${
      faults.length === 0
        ? banner({ kind: 'success', title: 'Ошибок нет', body: 'Таблица прочитана целиком.' })
        : html`${banner({
            kind: 'warning',
            title: `Найдено: ${counted(faults.length, ['ошибка', 'ошибки', 'ошибок'])}`,
            body: 'Исправьте таблицу и загрузите ещё раз, или сохраните черновик как есть и поправьте его в редакторе.',
          })}
          ${table({
            caption: 'Что исправить',
            captionVisible: true,
            columns: [{ label: 'Ячейка' }, { label: 'Что не так' }],
            empty: '',
            rows: faults.slice(0, mostShown).map(({ cell, message }) => [cell, message]),
          })}${faults.length > mostShown && html`<p class="govuk-body">Показаны первые ${mostShown}.</p>`}`
    }
    ${
      fits && counts.criteria > 0
        ? form({
            action: paths.criteriaTable('keeping'),
            csrf: context.csrf,
            filled: emptyForm,
            body: html`<input type="hidden" name="draft" value="${JSON.stringify(draft)}">
              ${selectField(
                {
                  name: 'after',
                  label: 'Чем станет черновик',
                  options: [
                    { value: '', label: 'Отдельным набором' },
                    ...own.rows.map(({ id, title }) => ({ value: id, label: `Следующей редакцией: ${title}` })),
                    ...builtInOptions.map(({ value, label }) => ({ value, label: `Следующей редакцией: ${label}` })),
                  ],
                },
                emptyForm,
              )}
              ${buttonGroup(button('Сохранить как черновик'), linkButton('Загрузить другой файл', paths.criteriaTable('reading'), 'secondary'))}`,
          })
        : html`${refusalBanner({ because: 'Сохранить нечего: показатели не прочитаны.' })}${linkButton('Загрузить другой файл', paths.criteriaTable('reading'), 'secondary')}`
    }`,
  }
}
