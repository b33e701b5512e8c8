import type { Points } from '../../domain/case/events.ts'
import { dutyTitles } from '../../domain/expertise/panel.ts'
import { disputedItems } from '../../domain/expertise/protocol.ts'
import type { Sheet, SheetItem } from '../../domain/expertise/sheet-items.ts'
import { sheetProgress } from '../../domain/expertise/sheet-progress.ts'
import type { Filled } from '../forms.ts'
import { type Html, html, type Printable, url } from '../html.ts'
import { paths } from '../paths.ts'
import type { Desk } from '../screens.ts'
import { banner, needsClarification } from '../views/banner.ts'
import { categoryWords } from '../views/category-words.ts'
import { form } from '../views/form.ts'
import type { PageView } from '../views/layout.ts'
import { evidence } from './evidence.ts'
import { materialsOf } from './materials.ts'
import type { JudgeContext, OpenSeat } from './open-seat.ts'
import type { Materials } from './proofs-beside.ts'
import { sheetBar, sheetKeys } from './sheet-bar.ts'
import { sheetFields } from './sheet-form.ts'
import { thresholdWords } from './threshold-words.ts'

export type SavedSheet = (Sheet & { savedAt: Date }) | undefined
export type FirstSheet = (Sheet & { name: string }) | undefined

/** The case on one side, the specialist's own work on the other. */
export const seatPage = async (
  desk: Desk,
  open: OpenSeat,
  body: Printable,
  more: Partial<PageView> = {},
): Promise<PageView> => {
  const { card, duty, situation } = open
  const [form, materials] = await Promise.all([desk.reads.applicationAnswers(card.line.id), materialsOf(desk, open)])
  const listsCopies = situation !== 'fill' && situation !== 'petition'
  return {
    title: `Экспертиза – ${card.line.applicant}`,
    heading: card.line.applicant,
    caption: [`Дело № ${card.line.number ?? 'без номера'}`, duty && dutyTitles[duty]].filter(Boolean).join(' · '),
    lead: `${categoryWords[card.line.category]}, ${card.line.position}`,
    breadcrumbs: [{ label: 'Моя экспертиза', address: paths.expertise() }],
    width: 'wide',
    body: html`<p class="house-desk__skip"><a class="govuk-link" href="#work">Пропустить сведения о заявителе</a></p>
      <div class="house-desk">${evidence(open, form?.answers ?? [], materials, listsCopies)}<div class="house-desk__work" id="work">${body}</div></div>`,
    ...more,
  }
}

export type SheetBodyView = {
  filled: Filled
  /** What the fields show: as saved, or as the first of a joint sheet signed it. */
  shown: Sheet
  saved: SavedSheet
  first: FirstSheet
  materials: Materials
  differing?: Readonly<Record<string, SheetItem>> | undefined
  /** Address of the script that saves while the sheet is filled in. */
  script: string
}

/** The sheet to fill in, with what is saved and how far it goes. */
export const sheetBody = (context: JudgeContext, open: OpenSeat, view: SheetBodyView): Html => {
  const { criteria, card, pack } = open
  if (criteria === undefined)
    return banner({
      kind: 'warning',
      body: 'Для этой категории и должности нет экспертного листа. Сообщите секретарю комиссии.',
    })
  const { category } = card.state.application
  const { filled, shown, saved, first, materials, differing, script } = view
  const progress = sheetProgress(criteria, shown.points)
  return html`
    ${criteria.notice !== null && needsClarification(criteria.notice)}
    <p class="govuk-body">${thresholdWords(criteria, category)} Ноль подтверждения не требует; балл выше нуля ставится по принятому доказательству. Если доказательство не принято, напишите почему.</p>
    ${differing !== undefined && Object.keys(differing).length > 0 && differsBanner(Object.keys(differing))}
    ${first !== undefined && jointWords(first, saved === undefined ? [] : disputedItems([first.points, saved.points], 0), card.line.id)}
    <div class="house-sheet" id="sheet" data-item-address="${url(paths.sheetItem(card.line.id, ''))}">
    ${form({
      action: paths.assessment(card.line.id),
      csrf: context.csrf,
      body: html`${sheetKeys()}${sheetFields({ set: criteria, category, filled, shown, materials, progress, first, differing })}
        ${sheetBar({ criteria, category, points: shown.points, savedAt: saved?.savedAt, timeZone: pack.authority.time_zone })}`,
    })}</div><script src="${url(script)}" defer></script>`
}

const differsBanner = (codes: readonly string[]): Html =>
  banner({
    kind: 'warning',
    title: 'Лист открыт в двух окнах',
    body: html`По-разному заполнены показатели: ${codes.map((code, index) => html`${index > 0 && ', '}<a class="govuk-link" href="#item_${code.replaceAll('.', '_')}">${code}</a>`)}. Выберите у каждого, что оставить, и сохраните лист. Остальное из обоих окон уже сохранено.`,
  })

const jointWords = (
  { name, points }: { name: string; points: Points },
  differing: readonly string[],
  caseId: string,
): Html =>
  differing.length > 0
    ? banner({
        kind: 'warning',
        title: 'Ваш лист расходится с подписанным',
        body: html`Общий лист подписывается с одними баллами. Расходятся позиции: ${differing.join(', ')}. Обсудите их с коллегой (${name}) и поставьте общий балл. Если согласия нет, <a class="govuk-link" href="${url(paths.assessmentThing(caseId, 'difference'))}">напишите, с чем не согласны</a>: это увидят коллега и секретарь комиссии.`,
      })
    : banner({
        kind: 'information',
        title: 'Лист уже подписан коллегой',
        body: html`${name}, оценено показателей: ${Object.keys(points).length}. Лист общий: ниже его баллы, доказательства и комментарии. Подпишите лист с теми же баллами или обсудите расхождения.`,
      })
