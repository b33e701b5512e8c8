import type { Points } from '../../domain/case/events.ts'
import { dutyTitles } from '../../domain/expertise/panel.ts'
import { disputedItems } from '../../domain/expertise/protocol.ts'
import type { Comments } from '../../domain/expertise/sheet-comments.ts'
import { sheetProgress } from '../../domain/expertise/sheet-progress.ts'
import type { Filled } from '../forms.ts'
import { type Html, html, type Printable } from '../html.ts'
import { paths } from '../paths.ts'
import type { Desk } from '../screens.ts'
import { banner, needsClarification } from '../views/banner.ts'
import { categoryWords } from '../views/category-words.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import type { PageView } from '../views/layout.ts'
import { asRussianMoment, asRussianNumber } from '../views/words.ts'
import { evidence } from './evidence.ts'
import type { JudgeContext, OpenSeat } from './open-seat.ts'
import { sheetFields } from './sheet-form.ts'
import { thresholdWords } from './threshold-words.ts'

export type SavedSheet = { points: Points; comments: Comments; savedAt: Date } | undefined
export type FirstSheet = { name: string; points: Points } | undefined

/** The case on one side, the specialist's own work on the other. */
export const seatPage = async (
  desk: Desk,
  open: OpenSeat,
  body: Printable,
  more: Partial<PageView> = {},
): Promise<PageView> => {
  const { card, duty } = open
  const form = await desk.reads.applicationAnswers(card.line.id)
  return {
    title: `Экспертиза – ${card.line.applicant}`,
    heading: card.line.applicant,
    caption: [`Дело № ${card.line.number ?? 'без номера'}`, duty && dutyTitles[duty]].filter(Boolean).join(' · '),
    lead: `${categoryWords[card.line.category]}, ${card.line.position}`,
    breadcrumbs: [{ label: 'Моя экспертиза', address: paths.expertise() }],
    width: 'wide',
    body: html`<div class="house-desk">${evidence(open, form?.answers ?? [])}<div class="house-desk__work">${body}</div></div>`,
    ...more,
  }
}

/** The sheet to fill in, with what is saved and how far it goes. */
export const sheetBody = (
  context: JudgeContext,
  open: OpenSeat,
  { filled, points, saved, first }: { filled: Filled; points: Points; saved: SavedSheet; first: FirstSheet },
): Html => {
  const { criteria, card, pack } = open
  if (criteria === undefined)
    return banner({
      kind: 'warning',
      body: 'Для этой категории и должности нет экспертного листа. Сообщите секретарю комиссии.',
    })
  const { category } = card.state.application
  const progress = sheetProgress(criteria, points)
  const differing = first === undefined || saved === undefined ? [] : disputedItems([first.points, saved.points], 0)
  return html`
    ${criteria.notice !== null && needsClarification(criteria.notice)}
    <p class="govuk-body">${thresholdWords(criteria, category)} Ноль подтверждения не требует; балл выше нуля ставится по подтверждённому результату.</p>
    ${first !== undefined && jointWords(first, differing)}
    ${form({
      action: paths.assessment(card.line.id),
      csrf: context.csrf,
      filled,
      body: html`${sheetFields({ set: criteria, category, filled, progress, first })}
        <div class="house-sheet-bar">
          <p class="house-sheet-bar__sum"><strong>${asRussianNumber(progress.total)}</strong> баллов, оценено ${progress.answered} из ${progress.items}
            <span class="house-muted">${saved === undefined ? 'ещё не сохранено' : `сохранено ${asRussianMoment(saved.savedAt, pack.authority.time_zone)}`}</span></p>
          ${buttonGroup(
            button('Проверить и подписать', { name: 'next', value: 'signing' }),
            button('Сохранить черновик', { kind: 'secondary', name: 'next', value: 'draft' }),
          )}
        </div>`,
    })}`
}

const jointWords = ({ name, points }: NonNullable<FirstSheet>, differing: readonly string[]): Html =>
  differing.length > 0
    ? banner({
        kind: 'warning',
        title: 'Ваш лист расходится с подписанным',
        body: html`Общий лист подписывается с одними баллами. Расходятся позиции: ${differing.join(', ')}. Обсудите их с коллегой (${name}) и поставьте общий балл; если согласия нет, сообщите секретарю комиссии.`,
      })
    : banner({
        kind: 'information',
        title: 'Лист уже подписан коллегой',
        body: html`${name}, оценено показателей: ${Object.keys(points).length}. Лист общий: подпишите его с теми же баллами или обсудите расхождения.`,
      })
