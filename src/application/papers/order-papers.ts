import { asRussianDate, asShortRussianDate } from '../../domain/calendar/plain-date.ts'
import { type Appendix, orderContents } from '../../domain/order/order.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { App, Moment } from '../app.ts'
import type { Tx } from '../storage.ts'
import type { OrderLine, OrderRow } from '../stores/decisions.ts'
import { categoryTitles } from './case-subject.ts'
import type { Block, Paper } from './paper.ts'

/** Freezes the order, or its draft, as a paper with its appendices. */
export const orderPaper = async (
  app: App,
  tx: Tx,
  pack: Pack,
  row: OrderRow,
  form: 'order' | 'order_draft',
  moment: Moment,
): Promise<void> => {
  const rule = pack.documents.find(document => document.form === form)
  const clause = rule?.clause ?? pack.order.clause
  await tx.papers.add({
    id: app.newId(),
    region: row.region,
    orderId: row.id,
    form,
    title: form === 'order' ? row.title : `Проект: ${row.title}`,
    recipient: 'file',
    clause,
    content: composeOrder(pack, row, { clause, full: true }),
    madeOn: moment.date,
    madeAt: moment.at,
  })
}

/**
 * The order as a paper. The public copy (`full: false`) is made from the same rows without the reasons of refusals
 * (152-ФЗ: a published order shows name, position, workplace and category only).
 */
export const composeOrder = (
  pack: Pack,
  row: OrderRow,
  { clause, full }: { clause: string; full: boolean },
): Paper => ({
  authority: pack.authority.name,
  city: pack.authority.city,
  addressee: [],
  title: row.title,
  number: row.number,
  date: row.signedOn ?? row.draftedOn,
  blocks: [
    ...preamble(pack, row),
    ...orderContents(pack, row.rows).appendices.flatMap((one, at) => appendix(one, at + 1, full)),
  ],
  signatory: { post: pack.authority.head_post, name: null },
  clause,
})

const preamble = (pack: Pack, row: OrderRow): Block[] => {
  const [decidedOn] = row.rows.map(line => line.decidedOn)
  const { appendices } = orderContents(pack, row.rows)
  const points = appendices.map(({ outcome }, at) =>
    outcome === 'set'
      ? `${at + 1}. Установить квалификационные категории педагогическим работникам согласно приложению ${at + 1} со дня решения комиссии.`
      : `${at + 1}. Отказать в установлении квалификационных категорий согласно приложению ${at + 1}.`,
  )
  const based = `На основании решения аттестационной комиссии${decidedOn ? ` от ${asRussianDate(decidedOn)}` : ''} приказываю:`
  const last = `${appendices.length + 1}. Опубликовать приказ: ${pack.publication.where}.`
  return [based, ...points, last].map(text => ({ kind: 'text', text }))
}

const appendix = ({ outcome, groups }: Appendix<OrderLine>, number: number, full: boolean): Block[] => {
  const reasons = full && outcome === 'refused'
  const head = [
    '№',
    'Фамилия, имя, отчество',
    'Место работы',
    'Должность',
    'Категория',
    outcome === 'set' ? 'Действует с' : 'Дата решения',
  ]
  return [
    {
      kind: 'heading',
      text: `Приложение ${number}. ${outcome === 'set' ? 'Категории установлены' : 'В установлении отказано'}`,
    },
    {
      kind: 'table',
      head: reasons ? [...head, 'Причина'] : head,
      rows: groups.flatMap(({ rows }) =>
        rows.map(({ number: place, line, inForceFrom }) => [
          String(place),
          line.fullName,
          line.organisation,
          line.position,
          categoryTitles[line.category],
          asShortRussianDate(inForceFrom),
          ...(reasons ? [line.reason ?? ''] : []),
        ]),
      ),
    },
  ]
}
