import type { EvidenceUse } from '../../application/reads/portfolio.ts'
import type { Evidence } from '../../application/stores/portfolio.ts'
import { levels, levelTitles } from '../../domain/expertise/levels.ts'
import { evidenceKinds, evidenceKindTitles } from '../../domain/portfolio/evidence.ts'
import { indicators, indicatorTitles } from '../../domain/portfolio/indicators.ts'
import { proofFaults } from '../../domain/portfolio/limits.ts'
import { aboutProof, indicatorPlace, levelAndResult, whenOf } from '../../domain/portfolio/proof-words.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { filledWith } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { selectField, textField } from '../views/fields.ts'
import { scanAdvice } from '../views/file-check.ts'
import { filtered } from '../views/filter.ts'
import { linkButton } from '../views/form.ts'
import { pagination } from '../views/pagination.ts'
import { sections } from '../views/sections.ts'
import { table } from '../views/table.ts'
import { counted } from '../views/words.ts'
import { limitsInWords } from './limit-words.ts'
import { type Asked, found, inPart, type Part, parts, queryOf, sorts, wants } from './list-question.ts'
import { type Looked, sourceOf, virusAdvice } from './proof-source.ts'

const onPage = 20
const record = ['запись', 'записи', 'записей'] as const

export type PortfolioView = {
  pack: Pack
  proofs: readonly Evidence[]
  uses: Readonly<Record<string, readonly EvidenceUse[]>>
  certified: ReadonlySet<string>
  checks: Looked['checks']
  asked: Asked
}

/** Parts of the portfolio by category, each a page with its own filter. */
export const portfolioParts = ({ proofs, asked }: Pick<PortfolioView, 'proofs' | 'asked'>): Html =>
  sections(
    'Части портфолио',
    (Object.keys(parts) as Part[]).map(part => ({
      label: parts[part],
      address: paths.portfolio({ part: part === 't' ? undefined : part }),
      current: part === asked.part,
      count: proofs.filter(proof => proof.indicators.some(indicator => indicator.startsWith(part))).length || undefined,
    })),
  )

/** The list with its filter, the indicators above it. */
export const portfolioBody = (view: PortfolioView): Html => {
  const { proofs, asked, pack, certified } = view
  const list = found(proofs, asked, certified)
  const pages = Math.max(1, Math.ceil(list.length / onPage))
  const current = Math.min(asked.page, pages)
  const shown = list.slice((current - 1) * onPage, current * onPage)
  return html`<div class="govuk-button-group">${linkButton('Добавить доказательство', paths.newProof({ part: asked.part }))}
      <a class="govuk-link" href="${url(paths.portfolioThing('estimate'))}">Самооценка</a>
      <a class="govuk-link" href="${url(paths.portfolioThing('passport'))}">Модельный паспорт</a>
      <a class="govuk-link" href="${url(paths.portfolioThing('print', queryOf(asked)))}">Напечатать</a>
      <a class="govuk-link" href="${url(paths.portfolioThing('table.csv', queryOf(asked)))}">Скачать для таблиц (CSV)</a></div>
    ${proofs.length > 0 && indicatorList(view)}
    <details class="house-details"><summary>Что принимает ${pack.authority.name}</summary>
      <p class="govuk-body">К заявлению: ${limitsInWords(pack).join('; ')}. В портфолио можно хранить и другое: пределы действуют, когда доказательство идёт в заявление.</p></details>
    ${
      proofs.length === 0
        ? html`<div class="house-empty">${emptyWords(view)}</div>`
        : filtered({
            action: paths.portfolio(),
            fields: filterFields(asked),
            chosen: chosenOf(asked),
            clear: paths.portfolio({ part: asked.part === 't' ? undefined : asked.part }),
            list: html`${table({
              caption: 'Доказательства',
              columns: [
                { label: 'Доказательство' },
                { label: 'Когда' },
                { label: 'Уровень и результат' },
                { label: 'Показатели' },
                { label: 'Файл' },
              ],
              empty: emptyWords(view),
              rows: shown.map(proof => rowOf(view, proof)),
            })}
      ${pagination({
        shown:
          list.length === 0
            ? undefined
            : `${counted(list.length, record)}${pages > 1 ? `, страница ${current} из ${pages}` : ''}`,
        previous: current > 1 ? paths.portfolio(queryOf(asked, { page: current - 1 })) : undefined,
        next: current < pages ? paths.portfolio(queryOf(asked, { page: current + 1 })) : undefined,
      })}`,
          })
    }`
}

const rowOf = ({ pack, uses, certified, checks }: PortfolioView, proof: Evidence) => {
  const taken = uses[proof.id]?.length ?? 0
  const faults = proofFaults(pack, proof)
  return [
    html`<a class="govuk-link" href="${url(paths.proof(proof.id))}">${proof.title}</a><div class="house-muted">${aboutProof(proof)}${taken > 0 && ` · в делах: ${taken}`}</div>`,
    whenOf(proof) || '–',
    levelAndResult(proof) || '–',
    proof.indicators.length === 0
      ? html`<span class="house-muted">не отнесено</span>`
      : proof.indicators.map(indicatorPlace).join(', '),
    html`${sourceOf(proof, { checks })}${virusAdvice(proof, { checks })}${proof.file && certified.has(proof.file.digest) && html`<div class="house-muted">заверено школой</div>`}
      ${proof.file && scanAdvice(checks[proof.file.digest], { dpi: pack.files.dpi, textLayer: pack.files.text_layer })}
      ${faults.length > 0 && html`<div class="house-proof-advice">В заявление не войдёт: ${faults.map(({ rule }) => faultWords[rule]).join(', ')}</div>`}`,
  ]
}

const faultWords = {
  format: 'формат файла',
  size: 'размер файла',
  link: 'ссылка вместо файла',
  count: 'слишком много',
} as const

/** Sections of the part with how much there is in each: a click shows only those. */
const indicatorList = ({ proofs, asked }: PortfolioView): Html => {
  const own = indicators.filter(indicator => indicator.startsWith(asked.part))
  const loose = proofs.filter(proof => proof.indicators.length === 0).length
  return html`<ul class="house-indicators" aria-label="Показатели">${own.map(indicator => {
    const count = proofs.filter(proof => proof.indicators.includes(indicator)).length
    const current = asked.indicator === indicator
    return html`<li><a class="house-indicators__item" href="${url(paths.portfolio(queryOf(asked, { indicator: current ? undefined : indicator })))}" ${current && html`aria-current="true"`}>
      <span class="house-indicators__count">${count}</span><span>${indicatorTitles[indicator]} <span class="house-muted">${indicatorPlace(indicator)}</span></span></a></li>`
  })}${
    loose > 0 &&
    html`<li><a class="house-indicators__item" href="${url(paths.portfolio(queryOf(asked, { want: 'indicators', indicator: undefined })))}"><span class="house-indicators__count">${loose}</span><span>Не отнесены к показателям</span></a></li>`
  }</ul>`
}

const filterFields = (asked: Asked): Html => {
  const typed = filledWith({
    q: asked.q,
    kind: asked.kind ?? '',
    level: asked.level ?? '',
    from: asked.from === undefined ? '' : String(asked.from),
    to: asked.to === undefined ? '' : String(asked.to),
    want: asked.want ?? '',
    sort: asked.sort,
  })
  const any = (words: string) => ({ value: '', label: words })
  return html`${asked.part !== 't' && html`<input type="hidden" name="part" value="${asked.part}">`}
    ${asked.indicator !== undefined && html`<input type="hidden" name="indicator" value="${asked.indicator}">`}
    ${textField({ name: 'q', label: 'Найти', hint: 'Название, организатор, результат', type: 'search' }, typed)}
    ${selectField({ name: 'kind', label: 'Вид', options: [any('Любой'), ...evidenceKinds.map(value => ({ value, label: evidenceKindTitles[value] }))] }, typed)}
    ${selectField({ name: 'level', label: 'Уровень', options: [any('Любой'), ...levels.map(value => ({ value, label: levelTitles[value] }))] }, typed)}
    ${textField({ name: 'from', label: 'С какого года', width: 5, inputmode: 'numeric' }, typed)}
    ${textField({ name: 'to', label: 'По какой год', width: 5, inputmode: 'numeric' }, typed)}
    ${selectField({ name: 'want', label: 'Чего не хватает', options: [any('Не важно'), ...Object.entries(wants).map(([value, label]) => ({ value, label }))] }, typed)}
    ${selectField({ name: 'sort', label: 'Порядок', options: Object.entries(sorts).map(([value, label]) => ({ value, label })) }, typed)}`
}

const chosenOf = (asked: Asked): { words: string; remove: string }[] => {
  const without = (...names: (keyof Asked)[]): string =>
    paths.portfolio(queryOf(asked, Object.fromEntries(names.map(name => [name, name === 'q' ? '' : undefined]))))
  return [
    ...(asked.q === '' ? [] : [{ words: `Найти: ${asked.q}`, remove: without('q') }]),
    ...(asked.indicator ? [{ words: indicatorTitles[asked.indicator], remove: without('indicator') }] : []),
    ...(asked.kind ? [{ words: evidenceKindTitles[asked.kind], remove: without('kind') }] : []),
    ...(asked.level ? [{ words: levelTitles[asked.level], remove: without('level') }] : []),
    ...(asked.from || asked.to
      ? [
          {
            words: [asked.from && `с ${asked.from}`, asked.to && `по ${asked.to}`].filter(Boolean).join(' '),
            remove: without('from', 'to'),
          },
        ]
      : []),
    ...(asked.want ? [{ words: wants[asked.want], remove: without('want') }] : []),
  ]
}

const emptyWords = ({ proofs, asked }: PortfolioView): Html =>
  proofs.some(proof => inPart(proof, asked.part))
    ? html`По этому отбору ничего нет. <a class="govuk-link" href="${url(paths.portfolio({ part: asked.part === 't' ? undefined : asked.part }))}">Показать всё</a>`
    : html`Здесь пока пусто. <a class="govuk-link" href="${url(paths.newProof({ part: asked.part }))}">Опишите первое доказательство</a>: диплом, протокол, публикацию. Описать нужно один раз – потом его можно прикладывать к любым заявлениям.`
