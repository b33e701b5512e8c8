import type { AssumableKey, DeadlineRule } from './deadline-rule.ts'
import { factTitles } from './facts.ts'
import { type Period, periodInWords } from './period.ts'

/** What a rule takes for granted where the paper is silent, in words for the screen. */
export const assumptionsOf = (rule: DeadlineRule, period: Period): string[] => {
  // A chosen unit for bare «дней» is always an assumption, whether the author remembered to list it or not.
  const keys = new Set<AssumableKey>([
    ...(rule.assumed ?? []),
    ...(rule.read_as === undefined ? [] : ['read_as' as const]),
  ])
  return [...keys].map(key => inWords[key](rule, period))
}

const inWords: Record<AssumableKey, (rule: DeadlineRule, period: Period) => string> = {
  within: (_, period) => `Длительность срока на бумаге не названа или неясна; принято: ${periodInWords(period)}`,
  at_least: (_, period) => `Длительность срока на бумаге не названа или неясна; принято: ${periodInWords(period)}`,
  same_day: () => 'Срок на бумаге не назван; принято: в тот же день',
  after: ({ after }) =>
    `Не сказано, от какого события считать; принято: ${after === undefined ? '' : factTitles[after]}`,
  before: ({ before }) =>
    `Не сказано, до какого события считать; принято: ${before === undefined ? '' : factTitles[before]}`,
  read_as: ({ within, at_least }, period) =>
    `В словах «${within ?? at_least}» не сказано, какие это дни; принято: ${periodInWords(period)}`,
  roll: ({ roll }) =>
    roll
      ? 'О переносе последнего дня не сказано; принято: переносится на рабочий день по ГК РФ ст. 193'
      : 'О переносе последнего дня не сказано; принято: не переносится',
  strict_backward: ({ strict_backward }) =>
    strict_backward
      ? 'Способ обратного счёта не назван; принято: между последним днём и событием лежат полные дни срока'
      : 'Способ обратного счёта не назван; принято: день события не считается, последний день срока ещё годится',
  obliges: () => 'Не сказано, кто обязан уложиться в срок; исполнитель назначен составителем правил',
  closed_by: ({ closed_by }) => `Не сказано, чем срок закрывается; принято: ${factTitles[closed_by]}`,
  for: () => 'Не сказано прямо, на какие дела срок распространяется; круг дел определён составителем правил',
}
