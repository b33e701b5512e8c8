import type { RequestKind } from '../../domain/request/request-events.ts'

/** What a request is called where it is spoken of. */
export const requestTitles: Record<RequestKind, string> = {
  extract: 'Запрос копии или выписки из приказа',
  correction: 'Заявление об исправлении ошибки',
  complaint: 'Жалоба',
  consent_withdrawal: 'Отзыв согласия на обработку персональных данных',
}
