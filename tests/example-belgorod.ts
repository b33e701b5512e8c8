import { criteriaSetSchema } from '../src/domain/expertise/criteria-set.ts'
import { base, levels, paper, percents, section } from './criteria-blocks.ts'

const five = (code: string, title: string) => ({
  ...paper,
  code,
  title,
  scale: levels('результат', { organisation: 2, municipal: 4, regional: 5, federal: 5 }),
  combine: 'best' as const,
  max: 5,
})
/** The best result, and once more for a second one. */
const withBonus = (code: string, title: string) => ({
  ...five(code, title),
  scale: {
    ...levels('результат', { organisation: 2, municipal: 4, regional: 5, federal: 5 }),
    further: 3,
    further_times: 1,
  },
  max: 8,
})
const share = (code: string, title: string) => ({
  ...paper,
  code,
  title,
  scale: {
    kind: 'percent_range' as const,
    unit: '%',
    ranges: [{ points: 2 }, { from: 20, points: 3 }, { from: 40, points: 4 }, { from: 60, points: 5 }],
  },
  max: 5,
})
const mark = (code: string, title: string) => ({
  ...paper,
  code,
  title,
  scale: { kind: 'mark' as const, step: 1 },
  max: 5,
})
const exam = (code: string, title: string) => ({
  ...share(code, title),
  scale: percents([20, 2], [40, 4], [60, 5]),
})

/** Expertise.md § 3: Белгородская область, учитель экзаменуемых предметов, 24 показателя. */
export const belgorod = criteriaSetSchema.parse({
  ...base,
  id: 'belgorod-teacher',
  title: 'Учитель (экзаменуемые предметы)',
  categories: ['first', 'highest'],
  positions: ['Учитель'],
  sections: [
    {
      ...section,
      code: '1',
      title: 'Результаты обучающихся',
      max: 61,
      criteria: [
        exam('1.1', 'Результаты экзамена не ниже средних по региону'),
        exam('1.2', 'ОГЭ'),
        share('1.3', 'Независимое тестирование'),
        share('1.4', 'Мониторинг школы'),
        withBonus('1.5', 'Олимпиады'),
        withBonus('1.6', 'Внеурочные достижения'),
        mark('1.7', 'Работа классного руководителя'),
        mark('1.8', 'Информационные технологии'),
        mark('1.9', 'Программы углублённого уровня'),
        mark('1.10', 'Тест: право, педагогика, психология'),
        mark('1.11', 'Тест: вопросы профессии'),
      ],
    },
    {
      ...section,
      code: '2',
      title: 'Личный вклад',
      max: 49,
      criteria: [
        mark('2.1', 'Повышение квалификации'),
        {
          ...paper,
          code: '2.2',
          title: 'Проект или эксперимент',
          scale: {
            kind: 'checklist',
            items: [
              { key: 'project', title: 'проект', points: 5 },
              { key: 'further', title: 'ещё один', points: 1 },
            ],
          },
          combine: 'sum_capped',
          max: 6,
        },
        five('2.3', 'Обобщённый опыт'),
        five('2.4', 'Собственные публикации'),
        withBonus('2.5', 'Выступления, открытые уроки'),
        five('2.6', 'Экспертная работа, жюри'),
        five('2.7', 'Лучший кабинет'),
        five('2.8', 'Профессиональные конкурсы'),
        five('2.9', 'Награды'),
      ],
    },
  ],
  thresholds: [
    { category: 'first', ref: 'пример', measure: 'points', at_least: 50, percent_when_not_applicable: 45.5 },
    { category: 'highest', ref: 'пример', measure: 'points', at_least: 70, percent_when_not_applicable: 63.7 },
  ],
})
