import { stageTitles } from '../../domain/case/case-words.ts'
import { fullName } from '../../domain/people/names.ts'
import { roleTitles } from '../../domain/people/roles.ts'
import { type Html, html, type Printable } from '../html.ts'
import { paths } from '../paths.ts'
import { daysLeftInWords } from '../views/case-deadline.ts'
import { categoryWords } from '../views/category-words.ts'
import { dueDate } from '../views/deadline.ts'
import type { LinkView, PageView } from '../views/layout.ts'
import { sections } from '../views/sections.ts'
import { stageTone } from '../views/stage-tone.ts'
import { tag } from '../views/tag.ts'
import { asShortDate } from '../views/words.ts'
import type { DeskContext, OpenCase } from './open-case.ts'

/** Sections of the card, each a page of its own; the first one is the card's own address. */
export const caseSections = {
  overview: 'Обзор',
  deadlines: 'Сроки',
  checks: 'Проверки',
  application: 'Заявление',
  papers: 'Документы',
  history: 'История',
  school: 'Школа',
  messages: 'Переписка',
} as const
export type CaseSection = keyof typeof caseSections

/** A worker of an МФЦ handed the application in and may follow it, nothing more. */
const ofMfc: readonly CaseSection[] = ['overview', 'application', 'papers']

export const sectionsFor = ({ actor }: Pick<DeskContext, 'actor'>): CaseSection[] =>
  (Object.keys(caseSections) as CaseSection[]).filter(section => actor.role !== 'mfc' || ofMfc.includes(section))

export const sectionPath = (id: string, section: CaseSection): string =>
  section === 'overview' ? paths.case(id) : paths.caseThing(id, section)

/** «№ 21.11.2026/0007», or words for a case that has no number yet. */
export const numberWords = ({ card: { line } }: Pick<OpenCase, 'card'>): string =>
  line.number === null ? 'Заявление без номера' : `Дело № ${line.number}`

/** The name, as people say it: surname and initials are not enough on a card. */
export const applicantOf = ({ card: { person } }: OpenCase): string =>
  fullName({ ...person, patronymic: person.patronymic ?? undefined })

/** A page of the card: who it is about and where the case stands at the top, the section below. */
export const casePage = (
  context: DeskContext,
  open: OpenCase,
  section: CaseSection,
  body: Printable,
  errors?: PageView['errors'],
): PageView => {
  const { line } = open.card
  return {
    title: `${caseSections[section]} – ${applicantOf(open)}`,
    heading: applicantOf(open),
    caption: numberWords(open),
    breadcrumbs: [{ label: 'Дела', address: paths.queue() }],
    errors,
    width: 'wide',
    body: html`${identityBar(open)}
      ${sections(
        'Разделы дела',
        sectionsFor(context).map(name => ({
          label: caseSections[name],
          address: sectionPath(line.id, name),
          current: name === section,
          count: counts(open)[name],
        })),
      )}
      ${body}`,
  }
}

const counts = ({ card }: OpenCase): Partial<Record<CaseSection, number | undefined>> => ({
  papers: card.papers.length + card.files.length || undefined,
  messages: card.messages.length || undefined,
})

/** The way back from a form that belongs to the case. */
export const caseCrumbs = (open: OpenCase): LinkView[] => [
  { label: 'Дела', address: paths.queue() },
  { label: `${numberWords(open)}, ${applicantOf(open)}`, address: paths.case(open.card.line.id) },
]

const identityBar = ({ card, status, next, pack }: OpenCase): Html => {
  const { line, state, organisation } = card
  const facts: [string, Printable][] = [
    [
      'Состояние',
      html`${tag({ words: status.word, tone: stageTone(line.stage, line.outcome) })}
        <div class="house-muted">${stageTitles[line.stage]}${status.epgu !== null && `, код ЕПГУ ${status.epgu}`}</div>`,
    ],
    [
      'Чей ход',
      status.move === undefined
        ? 'Ничей: дело завершено'
        : html`${officeOf(pack, status.move.role)}<div class="house-muted">${status.move.what}</div>`,
    ],
    [
      'Ближайший срок',
      next === undefined
        ? 'нет'
        : html`${dueDate({
            due: { iso: next.on, words: asShortDate(next.on) },
            left: daysLeftInWords(next.deadline.daysLeft),
            state:
              next.deadline.state === 'breached' || next.deadline.state === 'safe_limit_passed'
                ? next.deadline.state
                : 'running',
          })}<div class="house-muted">${next.deadline.title}</div>`,
    ],
    ['Категория', categoryWords[line.category]],
    ['Должность', `${state.application.position}${state.application.subject ? `, ${state.application.subject}` : ''}`],
    ['Место работы', organisation.shortName],
    ['Получено', asShortDate(line.received)],
    ['Ответственный', card.officer ?? 'не назначен'],
  ]
  return html`<dl class="house-identity">${facts.map(
    ([name, value]) => html`<div class="house-identity__fact"><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>`
}

/** How the region calls the office; our own title of the role where it does not say. */
export const officeOf = (pack: OpenCase['pack'], role: keyof typeof roleTitles): string =>
  pack.offices.find(office => office.role === role)?.title ?? roleTitles[role]
