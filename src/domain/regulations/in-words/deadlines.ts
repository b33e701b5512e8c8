import { type DeadlineRule, periodOf } from '../../calendar/deadline-rule.ts'
import { factTitles } from '../../calendar/facts.ts'
import { periodInWords } from '../../calendar/period.ts'
import { categoryTitles } from '../../eligibility/category-words.ts'
import { roleTitles } from '../../people/roles.ts'
import { listed } from '../../wording.ts'
import type { Pack } from '../pack.ts'
import { quoted, type Reading, read } from './reading.ts'
import { channelWords, kindWords, pathWords } from './titles.ts'

export const deadlinesInWords = ({ deadlines }: Pack): Reading[] =>
  Object.entries(deadlines).map(([name, rule]) => read('Сроки', ['deadlines', name], name, rule, deadlineInWords(rule)))

/** «„Регистрация“: не позднее чем через 1 рабочий день после события „получение заявления“. Обязан: …» */
export const deadlineInWords = (rule: DeadlineRule): string => {
  const period = periodOf(rule)
  const event = quoted(factTitles[rule.after ?? rule.before ?? rule.closed_by])
  const length = period.amount === 0 ? '' : periodInWords(period)
  const when = rule.at_least
    ? `не позднее чем за ${length} до события ${event}${rule.strict_backward ? ', не считая дня события и последнего дня' : ''}`
    : period.amount === 0
      ? `в день события ${event}`
      : `не позднее чем через ${length} после события ${event}, день события не считается`
  return (
    `${quoted(rule.title)}: ${when}${narrowed(rule)}. Исполняет: ${roleTitles[rule.obliges].toLowerCase()}; ` +
    `срок закрывает ${quoted(factTitles[rule.closed_by])}.${rule.roll ? ' Последний день, если он нерабочий, переносится на ближайший рабочий.' : ''}`
  )
}

const narrowed = ({ for: only }: DeadlineRule): string => {
  if (only === undefined) return ''
  const parts = [
    only.categories && `категории — ${listed(only.categories.map(category => categoryTitles[category]))}`,
    only.channels && `подача — ${listed(only.channels.map(channel => channelWords[channel]))}`,
    only.kinds && `дело — ${listed(only.kinds.map(kind => kindWords[kind]))}`,
    only.paths && `ход — ${listed(only.paths.map(path => pathWords[path]))}`,
    only.outcomes && `решение — ${listed(only.outcomes.map(outcome => outcomeWords[outcome]))}`,
  ].filter(part => part !== undefined)
  return ` (${parts.join('; ')})`
}

const outcomeWords = { set: 'установить категорию', refused: 'отказать в установлении' } as const
