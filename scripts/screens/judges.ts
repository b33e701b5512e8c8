import { at, first, link, type Screen, section, steps } from './road.ts'

/** Specialists, those who sign, those who watch over the work, the school. */
export const judgingScreens: readonly Screen[] = [
  {
    name: 'expert-cases',
    chapter: 'Специалист',
    caption: 'Моя экспертиза',
    as: ['expert', 'kbr'],
    go: at('/expertise'),
  },
  {
    name: 'sheet',
    chapter: 'Специалист',
    caption: 'Экспертный лист рядом с материалами',
    as: ['expert', 'kaliningrad'],
    go: steps(at('/expertise'), first('/expertise/')),
    phone: true,
  },
  {
    name: 'disputes',
    chapter: 'Специалист',
    caption: 'Спорные позиции решает старший специалист',
    as: ['senior', 'kaliningrad'],
    go: steps(at('/expertise'), first('/expertise/'), link('Решить спорные позиции')),
  },
  {
    name: 'order-signature',
    chapter: 'Министр и заместитель',
    caption: 'Подпись приказа',
    as: ['signatory', 'kuzbass'],
    go: steps(at('/orders?status=draft'), first('/orders/'), section('signature')),
    phone: true,
  },
  {
    name: 'order-paper',
    chapter: 'Министр и заместитель',
    caption: 'Приказ с приложением',
    as: ['signatory', 'kbr'],
    go: steps(at('/orders?status=published'), first('/orders/'), link(/^Приказ от/)),
  },
  {
    name: 'board',
    chapter: 'Руководитель',
    caption: 'Доска: сроки под угрозой, нагрузка',
    as: ['supervisor', 'kbr'],
    go: at('/board'),
    phone: true,
  },
  {
    name: 'school',
    chapter: 'Школа',
    caption: 'Что ждёт школу: просьбы педагогов и министерства, документы на подпись',
    as: ['employer', 'kbr'],
    go: at('/school'),
    phone: true,
  },
  {
    name: 'school-teachers',
    chapter: 'Школа',
    caption: 'Мои педагоги: кто что имеет и за чем может обратиться',
    as: ['employer', 'kbr'],
    go: at('/school/teachers'),
  },
  {
    name: 'school-act',
    chapter: 'Школа',
    caption: 'Документы педагога, заверенные одним актом с контрольными суммами',
    as: ['employer', 'kbr'],
    go: steps(at('/school/acts'), first('/school/sets/')),
  },
  {
    name: 'schools-list',
    chapter: 'Школа',
    caption: 'Список школ из таблицы: что найдено в каждой строке',
    as: ['admin', 'kbr'],
    go: steps(at('/admin/organisation-lists'), link('Школы района.xlsx')),
  },
]
