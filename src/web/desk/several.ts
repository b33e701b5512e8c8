import { registerCase } from '../../application/filing.ts'
import { orderCase } from '../../application/handle.ts'
import { isUuid } from '../../application/my-case.ts'
import type { CaseLine } from '../../application/reads/queue.ts'
import { StaleCase } from '../../application/stale-case.ts'
import { mayRead } from '../../domain/people/access.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { emptyForm } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by } from '../route.ts'
import type { Desk } from '../screens.ts'
import { button, buttonGroup, onceField } from '../views/form.ts'
import type { DeskContext } from './open-case.ts'

/** What is done to several cases at once. */
export const severalOrders = {
  register: { label: 'Зарегистрировать выбранные', done: 'зарегистрировано' },
  review: { label: 'Принять выбранные к рассмотрению', done: 'принято к рассмотрению' },
} as const
export type SeveralOrder = keyof typeof severalOrders

/** Cases for which one of these orders makes sense. */
export const selectable = ({ stage }: CaseLine): boolean => stage === 'submitted' || stage === 'registered'

/** The buttons under the queue; the boxes of the rows belong to this form by its name. */
export const selectionForm = (csrf: string): Html =>
  html`<form method="post" action="${url(paths.severalCases())}" id="several" class="house-several" novalidate>
    <input type="hidden" name="_csrf" value="${csrf}">${onceField(emptyForm)}
    ${buttonGroup(
      html`<span class="house-muted">С отмеченными делами:</span>`,
      button(severalOrders.register.label, { kind: 'secondary', name: 'order', value: 'register' }),
      button(severalOrders.review.label, { kind: 'secondary', name: 'order', value: 'review' }),
    )}
  </form>`

/** How one case of several ended. */
export type SeveralResult = { id: string; name: string; done: boolean; words: string; clause?: string | undefined }

/**
 * Orders the same to each case in a transaction of its own: what cannot be done with one is said of that one and stops no
 * other. A case out of reach is told like one that is not there.
 */
export const orderSeveral = async (
  desk: Desk,
  context: DeskContext,
  ids: readonly string[],
  order: SeveralOrder,
  once: string | undefined,
): Promise<SeveralResult[]> => {
  const results: SeveralResult[] = []
  // One after another: the journal gives numbers in the order of the list.
  for (const id of new Set(ids)) results.push(await orderOne(desk, context, id, order, once))
  return results
}

const orderOne = async (
  desk: Desk,
  context: DeskContext,
  id: string,
  order: SeveralOrder,
  once: string | undefined,
): Promise<SeveralResult> => {
  const card = isUuid(id) ? await desk.reads.caseCard(id) : undefined
  if (card === undefined || !mayRead(context.actor, card.relation))
    return { id, name: 'Неизвестное дело', done: false, words: 'такого дела нет или оно вам недоступно' }
  const name = card.line.applicant
  const key = by(context, once === undefined ? undefined : `${once}:${id}`)
  try {
    const answer =
      order === 'register'
        ? await registerCase(desk.app, key, id, card.line.region)
        : await orderCase(desk.app, key, id, { type: 'StartReview' })
    if (isRefusal(answer)) return { id, name, done: false, words: answer.because, clause: answer.clause }
    return { id, name, done: true, words: severalOrders[order].done }
  } catch (error) {
    if (error instanceof StaleCase)
      return { id, name, done: false, words: 'дело изменилось, пока шла работа: откройте его' }
    throw error
  }
}
