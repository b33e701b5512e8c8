import type { PlainDate } from './plain-date.ts'

/** The days a case may know, each with the words the screens use. A closed list: a pack may only choose from it. */
export const factTitles = {
  'application.received': 'получение заявления',
  'application.registered': 'регистрация заявления',
  'review.started': 'начало рассмотрения заявления',
  'information.asked': 'запрос дополнительных сведений',
  'information.given': 'представление дополнительных сведений',
  'application.admitted': 'допуск к аттестации',
  'notice.sent': 'уведомление о дате и месте аттестации',
  'attestation.date': 'назначенная дата аттестации',
  'test.held': 'проведение тестирования',
  'test.passed': 'успешное прохождение тестирования',
  'panel.appointed': 'назначение специалистов',
  'assessment.started': 'начало аттестации',
  'assessment.done': 'завершение анализа деятельности',
  'commission.meeting': 'заседание комиссии',
  'commission.decided': 'решение комиссии',
  'order.drafted': 'подготовка проекта приказа',
  'order.signed': 'подписание приказа',
  'order.published': 'публикация приказа',
  'result.sent': 'направление результата',
  'refusal.decided': 'решение об отказе',
  'refusal.sent': 'направление отказа',
  'extract.requested': 'запрос выписки или копии',
  'extract.issued': 'выдача выписки или копии',
  'correction.requested': 'получение заявления об исправлении',
  'correction.registered': 'регистрация заявления об исправлении',
  'correction.done': 'исправление или отказ в нём',
  'complaint.received': 'получение жалобы',
  'complaint.registered': 'регистрация жалобы',
  'complaint.answered': 'ответ на жалобу',
  'withdrawal.received': 'отзыв заявления',
  'consent.withdrawn': 'отзыв согласия на обработку данных',
  'package.ready': 'готовность пакета документов к заседанию',
  'link.sent': 'направление ссылки на заседание',
  'documents.given': 'представление документов',
} as const

export type FactName = keyof typeof factTitles

export const factNames = Object.keys(factTitles) as [FactName, ...FactName[]]

/** Which facts of a case have happened (or, for an appointed meeting, will) and on what local day. */
export type Facts = Partial<Record<FactName, PlainDate>>
