import type { ExpertLineKind } from '../../application/experts/lines.ts'
import type { ExpertCard } from '../../application/reads/registry.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { cleanOf, educationTitles, highestSince } from '../../domain/expertise/expert.ts'
import { leaveAt } from '../../domain/expertise/house-rules.ts'
import { dutyTitles } from '../../domain/expertise/panel.ts'
import { lowered } from '../../domain/wording.ts'
import { type Html, html, type Printable } from '../html.ts'
import { categoryWords } from '../views/category-words.ts'
import { type FactView, summaryList } from '../views/summary-list.ts'
import { type TableView, table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asShortDate } from '../views/words.ts'
import { loadTag, yearsSince } from './expert-words.ts'

/** What the registry knows of a specialist in one look. */
export const factsSection = ({ line, words }: ExpertCard, today: PlainDate, showsNotes: boolean): Html => {
  const { profile } = line
  const highest = highestSince(profile, today)
  const leave = leaveAt(profile, today)
  const facts: FactView[] = [
    {
      name: 'Место работы',
      value: `${words.post === null ? '' : `${words.post}, `}${line.organisation}${profile.worksAtUniversity ? ' (вуз)' : ''}`,
    },
    { name: 'Оценивает должности', value: list(profile.positions) },
    { name: 'Предметы и направления', value: (profile.subjects ?? []).join(', ') || 'любые' },
    { name: 'Образование', value: educationTitles[profile.education] },
    {
      name: 'Стаж в образовании',
      value: `${yearsSince(profile.inEducationSince, today)} (с ${asShortDate(profile.inEducationSince)})`,
    },
    {
      name: 'Высшая категория',
      value: highest === undefined ? 'нет' : `${yearsSince(highest, today)} (с ${asShortDate(highest)})`,
    },
    { name: 'Учёная степень', value: profile.candidateOfSciences ? (words.degree ?? 'кандидат наук') : 'нет' },
    {
      name: 'Опыт анализа',
      value:
        profile.analysisSince === undefined
          ? 'нет'
          : `${yearsSince(profile.analysisSince, today)} (с ${asShortDate(profile.analysisSince)})`,
    },
    {
      name: 'Заключений и протоколов без замечаний',
      value: `${cleanOf(profile)}: до работы в системе – ${profile.cleanConclusions}, здесь – ${profile.ownClean ?? 0}`,
    },
    {
      name: 'Нагрузка',
      value: html`${loadTag(line)}${profile.loadLimit === undefined && html`, <span class="house-muted">предела нет</span>`}`,
    },
    ...(leave === undefined
      ? []
      : [
          {
            name: 'Отпуск',
            value: tag({ words: `${asShortDate(leave.from)}–${asShortDate(leave.to)}`, tone: 'attention' }),
          },
        ]),
    {
      name: 'Состояние',
      value: line.active ? 'назначается по новым делам' : tag({ words: 'не назначается', tone: 'neutral' }),
    },
    ...(showsNotes && words.notes !== null ? [{ name: 'Примечания', value: words.notes }] : []),
  ]
  return summaryList(facts)
}

/** A part of the card: an empty one is one line, not a box. */
const section = (view: Omit<TableView, 'captionVisible'>): Html =>
  html`<h2 class="govuk-heading-m">${view.caption}</h2>${view.rows.length === 0 ? html`<p class="govuk-body house-muted">${view.empty}</p>` : table(view)}`

const list = (all: readonly string[]): Printable =>
  all.length <= 6
    ? all.join(', ')
    : html`<details class="house-details"><summary>Должностей: ${all.length}</summary>${all.join(', ')}</details>`

/** A row's way out, drawn by the page that may remove it. */
export type Removal = (kind: ExpertLineKind, id: string, what: string) => Html | false

export const educationSection = ({ education }: ExpertCard, remove: Removal): Html =>
  section({
    caption: 'Образование',
    empty: 'Документы об образовании в реестр не внесены.',
    columns: [
      { label: 'Учебное заведение' },
      { label: 'Уровень' },
      { label: 'Специальность' },
      { label: 'Год', numeric: true },
      { label: '' },
    ],
    rows: education.map(({ id, institution, level, speciality, year }) => [
      institution,
      educationTitles[level],
      speciality,
      String(year),
      remove('education', id, institution),
    ]),
  })

/** Categories told to the registry and those of our own orders, in one history. */
export const categorySection = ({ line, stated, held }: ExpertCard, remove: Removal): Html => {
  const since = line.profile.highestCategorySince
  const inForm = { category: 'highest' as const, validUntil: null, source: 'указано в сведениях', id: undefined }
  const rows = [
    ...(since === undefined ? [] : [{ ...inForm, setOn: since }]),
    ...stated.map(one => ({ ...one, source: one.body ?? 'внёс секретарь', id: one.id as string | undefined })),
    ...held.map(({ category, setOn, validUntil, body, orderNumber }) => ({
      category,
      setOn,
      validUntil: validUntil ?? null,
      source: [body ?? 'реестр ведомства', orderNumber === undefined ? '' : `приказ № ${orderNumber}`]
        .filter(one => one !== '')
        .join(', '),
      id: undefined,
    })),
  ].sort((a, b) => (a.setOn < b.setOn ? 1 : -1))
  return section({
    caption: 'История категорий',
    empty: 'Категорий в истории нет.',
    columns: [
      { label: 'Категория' },
      { label: 'Установлена' },
      { label: 'Действует по' },
      { label: 'Откуда известно' },
      { label: '' },
    ],
    rows: rows.map(({ category, setOn, validUntil, source, id }) => [
      categoryWords[category],
      asShortDate(setOn),
      validUntil === null ? 'бессрочно' : asShortDate(validUntil),
      source,
      id !== undefined && remove('category', id, `${categoryWords[category]} ${asShortDate(setOn)}`),
    ]),
  })
}

export const leaveSection = ({ leaves }: ExpertCard, today: PlainDate, remove: Removal): Html =>
  section({
    caption: 'Отпуска',
    empty: 'Отпусков не внесено. На время отпуска и за неделю до него новые дела не назначаются.',
    columns: [{ label: 'Дни' }, { label: 'Пометка' }, { label: '' }],
    rows: leaves
      .toReversed()
      .map(({ id, from, to, note }) => [
        html`${asShortDate(from)} – ${asShortDate(to)} ${from <= today && to >= today ? tag({ words: 'идёт', tone: 'attention' }) : to < today && tag({ words: 'прошёл', tone: 'neutral' })}`,
        note ?? '',
        to >= today && remove('leave', id, `${asShortDate(from)} – ${asShortDate(to)}`),
      ]),
  })

export const tieSection = ({ ties }: ExpertCard, remove: Removal): Html =>
  section({
    caption: 'Заявленные связи',
    empty: 'Связей не заявлено. По заявлениям тех, с кем связь заявлена, специалист не назначается.',
    columns: [{ label: 'С кем' }, { label: 'В чём связь' }, { label: 'Заявлена' }, { label: '' }],
    rows: ties.map(({ id, person, organisation, reason, declaredOn }) => [
      person ?? organisation ?? '',
      reason,
      asShortDate(declaredOn),
      remove('tie', id, person ?? organisation ?? ''),
    ]),
  })

export const sheetsSection = ({ sheets }: ExpertCard): Html | false =>
  sheets.length > 0 &&
  html`<details class="house-details"><summary>Подписанные листы и протоколы: ${sheets.length === 50 ? 'последние 50' : sheets.length}</summary>${table(
    {
      caption: 'Подписанные листы и протоколы',
      empty: '',
      columns: [{ label: 'Заявитель' }, { label: 'Место в группе' }, { label: 'Подписан' }, { label: 'Замечание' }],
      rows: sheets.map(({ applicant, position, duty, signedOn, remark }) => [
        html`${applicant}<div class="house-muted">${lowered(position)}</div>`,
        dutyTitles[duty === 'senior' ? 'senior' : 'main'],
        signedOn === null ? 'протокол' : asShortDate(signedOn),
        remark === null
          ? tag({ words: 'без замечаний', tone: 'good' })
          : html`${tag({ words: 'замечание', tone: 'attention' })} ${remark}`,
      ]),
    },
  )}</details>`
