import type { EvidenceUse } from '../../application/reads/portfolio.ts'
import type { Evidence } from '../../application/stores/portfolio.ts'
import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import { levels, levelTitles } from '../../domain/expertise/levels.ts'
import { evidenceKinds, evidenceKindTitles } from '../../domain/portfolio/evidence.ts'
import { indicators, indicatorTitles } from '../../domain/portfolio/indicators.ts'
import { proofFaults } from '../../domain/portfolio/limits.ts'
import { indicatorPlace, whenOf } from '../../domain/portfolio/proof-words.ts'
import { type Pack, packRef } from '../../domain/regulations/pack.ts'
import { emptyForm, type Typed } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import type { Desk } from '../screens.ts'
import { banner } from '../views/banner.ts'
import { citation } from '../views/citation.ts'
import { clauseView } from '../views/clauses.ts'
import { button, form, linkButton } from '../views/form.ts'
import { summaryList } from '../views/summary-list.ts'
import { table } from '../views/table.ts'
import { asShortDate } from '../views/words.ts'
import { itemKey, typedProof } from './proof-answers.ts'
import { type Looked, sourceOf, virusAdvice } from './proof-source.ts'

export type ProofView = {
  proof: Evidence
  uses: readonly EvidenceUse[]
  sets: readonly CriteriaSet[]
  certified: ReadonlySet<string>
  checks: Looked['checks']
  pack: Pack
  csrf: string
}

/** One proof: what it says, where it counts, in which cases it lies, what can be done with it. */
export const proofPage = (desk: Desk, { proof, uses, sets, certified, checks, pack, csrf }: ProofView) => {
  const faults = proofFaults(pack, proof)
  const order = (thing: 'copy' | 'removal', label: string): Html =>
    form({
      action: paths.proofThing(proof.id, thing),
      csrf,
      filled: emptyForm,
      body: button(label, { kind: 'secondary' }),
    })
  return {
    title: proof.title,
    caption: evidenceKindTitles[proof.kind],
    width: 'reading' as const,
    breadcrumbs: [{ label: 'Моё портфолио', address: paths.portfolio() }],
    body: html`${
      faults.length > 0 &&
      banner({
        kind: 'warning',
        title: 'В заявление этого региона пока не войдёт',
        body: html`<ul class="govuk-list govuk-list--bullet">${faults.map(({ because }) => html`<li>${because}</li>`)}</ul>
          ${citation(clauseView(pack.files.clause, desk.app.law.cited(packRef(pack), pack.files.clause)))}`,
      })
    }
    ${summaryList([
      { name: 'Когда', value: whenOf(proof) },
      { name: 'Уровень', value: proof.level && levelTitles[proof.level] },
      { name: 'Организатор', value: proof.organiser },
      { name: 'Результат', value: proof.result },
      { name: 'Файл или ссылка', value: html`${sourceOf(proof, { checks, pack })}${virusAdvice(proof, { checks })}` },
      {
        name: 'Заверено школой',
        value: proof.file !== undefined && certified.has(proof.file.digest) ? 'Да, актом' : 'Нет',
      },
      { name: 'Пояснение', value: proof.note && html`<span class="house-preline">${proof.note}</span>` },
      {
        name: 'Показатели Порядка',
        value:
          proof.indicators.length > 0 &&
          html`<ul class="govuk-list">${proof.indicators.map(one => html`<li>${indicatorTitles[one]} <span class="house-muted">${indicatorPlace(one)}</span></li>`)}</ul>`,
      },
      { name: 'Показатели листа', value: itemsView(proof, sets) },
    ])}
    <div class="govuk-button-group house-proof-actions">${linkButton('Изменить', paths.proofThing(proof.id, 'edit'))}${order('copy', 'Сделать копию')}${order('removal', 'Убрать из портфолио')}</div>
    <h2 class="govuk-heading-m">В каких делах</h2>
    ${
      uses.length > 0 &&
      html`<p class="govuk-body">В деле лежит копия на день подачи. Правки здесь её не меняют, удаление – тоже.</p>`
    }
    ${table({
      caption: 'Дела, в которых лежит копия',
      columns: [{ label: 'Дело' }, { label: 'Копия от' }],
      empty: html`Ещё не подавалось. Его можно выбрать в разделе «Портфолио» <a class="govuk-link" href="${url(paths.apply())}">заявления</a>.`,
      rows: uses.map(({ caseId, number, addedOn }) => [
        html`<a class="govuk-link" href="${url(paths.applicationThing(caseId, 'portfolio'))}">${number === null ? 'Заявление без номера' : `№ ${number}`}</a>`,
        asShortDate(addedOn),
      ]),
    })}`,
  }
}

/** Titles of the items that the own sets know; ties to other sets are counted. */
const itemsView = ({ items }: Evidence, sets: readonly CriteriaSet[]): Html | false => {
  const known = sets.flatMap(set =>
    set.sections.flatMap(({ criteria }) =>
      criteria.map(({ code, title }) => ({ key: itemKey({ set: set.id, code }), code, title })),
    ),
  )
  const tied = known.filter(({ key }) => items.some(item => itemKey(item) === key))
  const others = items.length - tied.length
  return (
    items.length > 0 &&
    html`<ul class="govuk-list">${tied.map(({ code, title }) => html`<li>${code} ${title}</li>`)}${others > 0 && html`<li class="house-muted">и показатели листов других должностей: ${others}</li>`}</ul>`
  )
}

/** Two tabs: what the other one saved, beside what was typed here. Nothing is lost: saving again replaces it. */
export const proofClash = (newer: Evidence, typed: Typed): Html => {
  const stored = typedProof(newer)
  const differing = Object.entries(names).filter(([name]) => String(stored[name] ?? '') !== String(typed[name] ?? ''))
  return banner({
    kind: 'warning',
    title: 'Эта запись уже сохранена в другой вкладке',
    body: html`<p class="govuk-body">Там записано:</p>
      <ul class="govuk-list govuk-list--bullet">${differing.map(([name, label]) => html`<li>${label}: ${shown(name, stored[name])}</li>`)}</ul>
      <p class="govuk-body">Ниже – то, что вы набрали здесь. Сохраните ещё раз, чтобы заменить прежнее. Файл, если вы его выбирали, приложите снова.</p>`,
  })
}

const names: Record<string, string> = {
  title: 'Что это',
  kind: 'Вид',
  on: 'День',
  level: 'Уровень',
  organiser: 'Организатор',
  result: 'Результат',
  from: 'Период с',
  to: 'Период по',
  link: 'Ссылка',
  note: 'Пояснение',
  indicators: 'Показатели Порядка',
  items: 'Показатели листа',
}

const shown = (name: string, value: Typed[string] | undefined): string => {
  const text = [value ?? []].flat()
  if (name === 'kind')
    return (
      evidenceKinds
        .filter(one => text.includes(one))
        .map(one => evidenceKindTitles[one])
        .join() || 'ничего'
    )
  if (name === 'level')
    return (
      levels
        .filter(one => text.includes(one))
        .map(one => levelTitles[one])
        .join() || 'не указан'
    )
  if (name === 'indicators')
    return (
      indicators
        .filter(one => text.includes(one))
        .map(indicatorPlace)
        .join('; ') || 'ничего'
    )
  return text.filter(Boolean).join('; ') || 'ничего'
}
