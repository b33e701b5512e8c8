import { asRussianDate } from '../calendar/plain-date.ts'
import { categoryTitles } from '../eligibility/category-words.ts'
import type { Pack } from '../regulations/pack.ts'
import { belongsInOrder } from './decide-result.ts'
import type { CaseState, Filed, StateAt } from './state.ts'

/** What is going on, in one or two plain sentences to the teacher. */
export const sentenceFor = (state: CaseState, pack: Pack): string => {
  switch (state.stage) {
    case 'draft':
      return 'Заявление ещё не подано: его можно дополнять и менять.'
    case 'submitted':
      return 'Заявление получено и ждёт регистрации.'
    case 'acceptance_refused':
      return `${asRussianDate(state.refusal.on)} в приёме документов отказано. Причины указаны в уведомлении; устраните их и подайте заявление снова.`
    case 'registered':
      return `Заявление зарегистрировано под № ${state.number} и скоро будет принято к рассмотрению.`
    case 'review':
      return 'Заявление рассматривается. Вам сообщат день и место аттестации.'
    case 'information_asked':
      return askedWords(state)
    case 'service_refused':
      return `${asRussianDate(state.refusal.on)} в предоставлении услуги отказано. Основания указаны в решении.`
    case 'admitted':
      return `Вы допущены к аттестации. ${placeWords(state)}`
    case 'testing':
      return `Вы допущены к аттестации. Первый этап — профессиональное тестирование. ${placeWords(state)}`
    case 'panel_appointed':
      return 'Назначены специалисты, которые проанализируют вашу работу.'
    case 'assessment':
      return 'Специалисты анализируют вашу работу.'
    case 'disputed':
      return 'Специалисты оценили работу по-разному: спорные позиции решает старший специалист.'
    case 'assessed':
      return state.conclusion.basis === 'test_failed'
        ? 'Тестирование не пройдено. Решение примет аттестационная комиссия.'
        : 'Экспертиза завершена. Дело готовят к заседанию аттестационной комиссии.'
    case 'on_agenda':
      return `Дело включено в повестку заседания комиссии ${asRussianDate(state.meetingOn)}.`
    case 'meeting':
      return 'Комиссия рассматривает дело.'
    case 'decided':
      return `${decisionWords(state)} ${belongsInOrder(pack, state) ? 'Готовится приказ.' : 'Вам направят решение с причинами.'}`
    case 'ordered':
      return `${decisionWords(state)} Подписан приказ от ${asRussianDate(state.order.signed)} № ${state.order.number}.`
    case 'published':
      return `${decisionWords(state)} Приказ от ${asRussianDate(state.order.signed)} № ${state.order.number} опубликован.`
    case 'closed':
      return `${decisionWords(state)} Результат вам направлен ${asRussianDate(state.sent)}.`
    case 'withdrawn':
      return withdrawnWords(state)
    case 'archived':
      return state.decision === undefined
        ? 'Дело завершено и передано в архив.'
        : `${decisionWords({ ...state, decision: state.decision })} Дело в архиве.`
  }
}

const askedWords = ({ asked }: StateAt<'information_asked'>): string => {
  if (asked.of === 'applicant') return `Нужен ваш ответ: ${asked.what}.`
  const whom = asked.of === 'other_region' ? 'органу другого региона' : 'другому ведомству'
  return `Направлен запрос ${whom}: ${asked.what}. От вас ничего не требуется.`
}

const placeWords = ({ attestation: { on, place, form } }: StateAt<'admitted' | 'testing'>): string => {
  const how = { in_person: 'лично', video: 'по видеосвязи', absent: 'без вашего присутствия' }[form]
  return `День аттестации — ${asRussianDate(on)}, место: ${place} (${how}).`
}

/** The category is in force from the day of the decision, not of the order or the application (196 п. 42). */
const decisionWords = ({
  application,
  decision,
}: Pick<Filed, 'application'> & Pick<StateAt<'decided'>, 'decision'>): string => {
  const category = `«${categoryTitles[application.category]}»`
  return decision.outcome === 'set'
    ? `Категория ${category} по должности «${application.position}» установлена и действует с ${asRussianDate(decision.on)}.`
    : `${asRussianDate(decision.on)} комиссия отказала в установлении категории ${category} по должности «${application.position}».`
}

const withdrawnWords = ({ missed, withdrawn }: StateAt<'withdrawn'>): string =>
  missed?.goodReason
    ? 'Аттестация не состоялась по уважительной причине. Вы вправе подать заявление снова; все этапы проходятся заново.'
    : `Вы отозвали заявление ${asRussianDate(withdrawn)}. Его можно подать снова.`
