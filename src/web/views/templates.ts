import type { TemplateLine } from '../../application/reads/templates.ts'
import type { TemplatePlaces } from '../../application/templates/template-places.ts'
import type { TemplateKind } from '../../application/templates/template-store.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { table } from './table.ts'
import { tag } from './tag.ts'
import { asRussianMoment } from './words.ts'

export const kindTitles: Record<TemplateKind, string> = { markup: 'Свой текст', docx: 'Файл Word' }

/** «действует», or nothing to say. */
export const forceTag = (inForce: boolean): Html | false => inForce && tag({ words: 'действует', tone: 'good' })

/** Versions of one kind, the newest first. */
export const versionsTable = (kind: TemplateKind, lines: readonly TemplateLine[], timeZone: string): Html =>
  table({
    caption: `${kindTitles[kind]}: версии`,
    columns: [{ label: 'Версия' }, { label: 'Что изменилось' }, { label: 'Кто и когда' }, { label: 'Состояние' }],
    empty:
      kind === 'markup'
        ? 'Своего текста нет: документ печатается встроенными словами.'
        : 'Своего файла нет: Word печатается во встроенном виде.',
    rows: lines
      .filter(line => line.kind === kind)
      .map(line => [
        html`<a class="govuk-link" href="${url(paths.templateVersion(line.id))}">${line.version}. ${line.name}</a>`,
        line.note ?? '–',
        html`${line.loadedByName}<div class="house-muted">${asRussianMoment(line.loadedAt, timeZone)}</div>`,
        forceTag(line.inForce) || html`<span class="house-muted">не действует</span>`,
      ]),
  })

/** Every place that may be written into a template, to be copied from here. */
export const placesTable = ({ fields, lists }: TemplatePlaces): Html =>
  html`<h2 class="govuk-heading-m">Места</h2>
  <p class="govuk-body">Пишите место как здесь, в фигурных скобках: при печати на нём встанет значение.</p>
  ${placeRows('Места документа', fields)}
  ${lists.map(
    list => html`<h3 class="govuk-heading-s">Список <code class="house-code">{#${list.name}}</code> … <code class="house-code">{/${list.name}}</code></h3>
      <p class="govuk-body">${list.about}. Всё, что стоит между началом и концом, повторится для каждой строки.</p>
      ${placeRows(`Места списка «${list.name}»`, list.columns)}`,
  )}`

const placeRows = (caption: string, fields: TemplatePlaces['fields']): Html =>
  table({
    caption,
    columns: [{ label: 'Место' }, { label: 'Что это' }, { label: 'Пример' }],
    empty: 'Мест нет.',
    rows: fields.map(({ name, about, sample }) => [
      html`<code class="house-code">{${name}}</code>`,
      about,
      sample === '' ? html`<span class="house-muted">бывает пусто</span>` : sample,
    ]),
  })

/** The whole language of a wording on half a page. */
export const markupHelp = (): Html =>
  html`<details class="house-details"><summary>Как писать текст</summary>
  <ul class="govuk-list govuk-list--bullet">
    <li>Каждая строка – абзац. Строка с <code class="house-code"># </code> – заголовок, с <code class="house-code">## </code> – заголовок поменьше.</li>
    <li>Строки с <code class="house-code">- </code> или <code class="house-code">1. </code> – список.</li>
    <li>Строки с <code class="house-code">|</code> – таблица: <code class="house-code">| № | Фамилия |</code>. Первая строка – шапка.</li>
    <li><code class="house-code">{дата}</code> – место, на котором встанет значение.</li>
    <li><code class="house-code">{#абзацы}</code> и <code class="house-code">{/абзацы}</code> на отдельных строках – повторить то, что между ними.</li>
    <li><code class="house-code">[если номер]№ {номер}[/если]</code> – печатать, только если значение есть; <code class="house-code">[если не номер]</code> – если его нет.</li>
    <li>Чтобы напечатать саму скобку, поставьте перед ней <code class="house-code">\\</code>.</li>
  </ul>
  <p class="govuk-body">Бланк, адресат, заголовок, подписи и код проверки останутся на своих местах. Приложения останутся, если в тексте нет своего списка.</p></details>`

/** How places stand in a Word file. */
export const wordHelp = (): Html =>
  html`<details class="house-details"><summary>Как подготовить файл</summary>
  <ul class="govuk-list govuk-list--bullet">
    <li>Возьмите свой бланк в Word и впишите места: <code class="house-code">{дата}</code>, <code class="house-code">{заголовок}</code>.</li>
    <li>Строка таблицы повторится, если в её первой ячейке стоит <code class="house-code">{#абзацы}</code>, а в последней <code class="house-code">{/абзацы}</code>.</li>
    <li>Абзацы повторятся, если начало и конец списка стоят в отдельных абзацах.</li>
    <li><code class="house-code">{#номер}№ {номер}{/номер}</code> печатается, только если значение есть.</li>
    <li>Макросы, картинки и шаблоны по ссылке не принимаются.</li>
  </ul>
  <p class="govuk-body">По вашему файлу делается документ Word. PDF, который подписывают, печатается по встроенному виду: для его слов служит «Свой текст».</p></details>`
