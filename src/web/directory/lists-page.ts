import { directoryColumns } from '../../application/directory/record.ts'
import type { Filled } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { fileFieldFor } from '../uploads.ts'
import { adminTabs } from '../views/admin-tabs.ts'
import { fileField } from '../views/fields.ts'
import { button, form } from '../views/form.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asRussianMoment } from '../views/words.ts'
import type { OpenList } from './open-list.ts'

/** Where a list is handed in, with those handed in before. */
export const listsPage = (lists: readonly OpenList[], timeZone: string, csrf: string, filled: Filled) => ({
  title: 'Загрузка организаций',
  heading: 'Администрирование',
  width: 'wide' as const,
  sections: adminTabs('organisations'),
  errors: filled.errors,
  body: html`<h2 class="govuk-heading-m">Загрузить список организаций</h2>
    <p class="govuk-body">Таблица XLSX или CSV с заголовками в первой строке: ${directoryColumns.map(({ title }) => title).join(', ')}. Обязательно только полное название. <a class="govuk-link" href="${url(paths.directoryListSample())}">Скачать образец</a></p>
    <p class="govuk-body">Сначала система покажет, что нашла в каждой строке; справочник изменится, когда вы подтвердите.</p>
    ${form({
      action: paths.directoryLists(),
      csrf,
      multipart: true,
      filled,
      body: html`${fileField({ name: fileFieldFor('list'), label: 'Файл со списком', accept: '.xlsx,.csv' }, filled)}${button('Проверить список')}`,
    })}
    <h2 class="govuk-heading-m">Загруженные раньше</h2>
    ${table({
      caption: 'Списки, загруженные раньше',
      columns: [
        { label: 'Файл' },
        { label: 'Когда и кто' },
        { label: 'Состояние' },
        { label: 'Новых', numeric: true },
        { label: 'С ошибками', numeric: true },
      ],
      empty: 'Списков ещё не загружали.',
      rows: lists.map(list => [
        html`<a class="govuk-link" href="${url(paths.directoryList(list.id))}">${list.fileName}</a>`,
        html`${asRussianMoment(list.madeAt, timeZone)}<div class="house-muted">${list.byName}</div>`,
        listState(list),
        String(list.counts.new),
        String(list.counts.faulty),
      ]),
    })}`,
})

export const listState = ({ status }: Pick<OpenList, 'status'>) =>
  ({
    checked: tag({ words: 'ждёт решения', tone: 'attention' }),
    applied: tag({ words: 'внесён', tone: 'good' }),
    dropped: tag({ words: 'отложен', tone: 'neutral' }),
  })[status]
