import type { Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { emptyForm, type Filled } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import type { Desk } from '../screens.ts'
import type { SignerContext } from '../signing/open-signing.ts'
import { radiosField, selectField } from '../views/fields.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import type { PageView } from '../views/layout.ts'
import { refused } from '../views/refused.ts'
import { asShortDate } from '../views/words.ts'
import type { OpenOrder } from './open-order.ts'
import { orderTitle } from './order-words.ts'

/** Begins an order that changes this one: what for, and by which request. */
export const changePage = async (
  desk: Desk,
  { actor, csrf }: SignerContext,
  { card, pack }: OpenOrder,
  { filled = emptyForm, refusal, request }: { filled?: Filled; refusal?: Refusal; request?: string | undefined },
): Promise<PageView> => {
  const { row } = card
  const asked = (await desk.reads.requestsOf(actor.region)).filter(({ kind }) => kind === 'correction')
  const shown =
    filled.typed.request === undefined ? { ...filled, typed: { ...filled.typed, request: request ?? '' } } : filled
  return {
    title: 'Изменить или исправить приказ',
    caption: `${orderTitle(row)}${row.signedOn === null ? '' : ` от ${asShortDate(row.signedOn)}`}`,
    lead: 'Подписанный приказ не переписывают: готовят новый, который изменяет его строки. Прежний остаётся, рядом видно, чем он изменён.',
    breadcrumbs: [
      { label: 'Приказы', address: paths.orders() },
      { label: orderTitle(row), address: paths.order(row.id) },
    ],
    errors: filled.errors,
    width: 'reading',
    body: html`${refused(desk.app.law, packRef(pack), refusal)}${form({
      action: paths.orderThing(row.id, 'change'),
      csrf,
      filled: shown,
      body: html`${radiosField(
        {
          name: 'kind',
          label: 'Что нужно сделать',
          options: [
            { value: 'correcting', label: 'Исправить ошибку', hint: 'Опечатка в имени, должности, месте работы' },
            { value: 'amending', label: 'Изменить приказ', hint: 'Исключить строку, дополнить пропущенным решением' },
          ],
        },
        shown,
      )}
      ${
        asked.length > 0 &&
        selectField(
          {
            name: 'request',
            label: 'По обращению об исправлении ошибки, если оно есть',
            options: [
              { value: '', label: 'Не по обращению' },
              ...asked.map(one => ({
                value: one.id,
                label: `${one.number === null ? 'Без номера' : `№ ${one.number}`}, ${one.applicant}`,
              })),
            ],
          },
          shown,
        )
      }
      ${buttonGroup(button('Подготовить проект'), html`<a class="govuk-link" href="${url(paths.order(row.id))}">Вернуться к приказу</a>`)}`,
    })}`,
  }
}
