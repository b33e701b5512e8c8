import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { Form } from '../../domain/regulations/vocabulary.ts'
import type { Paper, PaperLayout } from '../papers/paper.ts'
import { placesFor } from './template-fields.ts'

/**
 * A paper of this form about an invented person, to try a template on: the ministry's own name and city, the samples of every
 * place. Nobody's case is touched.
 */
export const samplePaper = (pack: Pack, form: Form, date: PlainDate): Paper => {
  const { fields, lists } = placesFor(form)
  const rule = pack.documents.find(document => document.form === form)
  const { authority } = pack
  return {
    layout: layouts[form] ?? 'letter',
    authority: authority.name,
    city: authority.city,
    addressee: rule?.to === 'applicant' ? ['Ветровой Анне Сергеевне'] : [],
    title: rule?.title ?? 'Документ',
    number: '147',
    date,
    blocks: [
      { kind: 'text', text: 'Здесь стоит обычный текст этого документа.' },
      {
        kind: 'facts',
        rows: [
          ['Заявитель', 'Ветрова Анна Сергеевна'],
          ['Место работы', 'Школа № 7'],
        ],
      },
    ],
    signatory: { post: authority.head_post, name: 'О. П. Северцев' },
    executor: 'Рощина В. И., 8 (000) 000-00-00',
    clause: rule?.clause ?? '',
    fields: Object.fromEntries(fields.map(({ name, sample }) => [name, sample])),
    lists: Object.fromEntries(lists.map(({ name, sample }) => [name, sample])),
  }
}

const layouts: Partial<Record<Form, PaperLayout>> = {
  application: 'application',
  consent: 'application',
  order: 'order',
  order_draft: 'order',
  minutes: 'minutes',
  group_protocol: 'minutes',
  agenda: 'sheet',
  admitted_list: 'sheet',
  test_sheet: 'sheet',
  awards_list: 'sheet',
  expert_sheet: 'sheet',
  expert_conclusion: 'sheet',
  case_certificate: 'sheet',
  case_package: 'sheet',
  extract: 'order',
  registration_journal: 'journal',
  inspection_act: 'sheet',
}
