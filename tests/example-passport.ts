import { criteriaSetSchema } from '../src/domain/expertise/criteria-set.ts'
import { base, choice, levels, paper, percents, section } from './criteria-blocks.ts'

/** Expertise.md § 2: «модельный паспорт», мастер производственного обучения, преподаватель, руководитель физвоспитания. */
export const passport = criteriaSetSchema.parse({
  ...base,
  id: 'model-passport',
  title: 'Мастер производственного обучения, преподаватель, руководитель физического воспитания',
  categories: ['first', 'highest'],
  positions: ['Мастер производственного обучения', 'Преподаватель', 'Руководитель физического воспитания'],
  sections: [
    {
      ...section,
      code: '1',
      title: 'Результаты обучающихся',
      max: 260,
      criteria: [
        {
          ...paper,
          code: '1.1',
          title: 'Качество знаний по предмету',
          scale: percents([20, 10], [40, 20], [60, 30]),
          combine: 'best',
          max: 30,
          fields: [
            { key: 'year', title: 'Учебный год', kind: 'text', required: true },
            { key: 'subject', title: 'Предмет', kind: 'text' },
            { key: 'quality', title: 'Качество, %', kind: 'number' },
          ],
        },
        {
          ...paper,
          code: '1.2',
          title: 'Итоговая аттестация',
          hint: 'Только при успеваемости 100 %',
          scale: percents([20, 10], [40, 20], [60, 30]),
          max: 30,
          period_years: 1,
          not_applicable_allowed: true,
        },
        {
          ...paper,
          code: '1.3.1',
          title: 'Конкурсы обучающихся: победители',
          scale: levels('победитель', { organisation: 5, municipal: 10, regional: 15, federal: 20, international: 25 }),
          combine: 'sum_capped',
          max: 100,
          proof_kinds: ['diploma', 'protocol'],
        },
        {
          ...paper,
          code: '1.3.2',
          title: 'Конкурсы обучающихся: участники',
          scale: levels('участник', { municipal: 5, regional: 10, federal: 15, international: 20 }),
          combine: 'sum_capped',
          max: 100,
        },
      ],
    },
    {
      ...section,
      code: '2',
      title: 'Личный вклад',
      max: 405,
      // Expert work as a juror or as an examiner: the points are not summed.
      alternatives: [['2.5.1', '2.5.2']],
      criteria: [
        {
          ...paper,
          code: '2.1.1',
          title: 'Методические материалы',
          scale: choice(['нет', 0], ['есть', 10], ['с внешней рецензией', 15]),
          max: 15,
        },
        {
          ...paper,
          code: '2.1.2',
          title: 'Конкурсы методических работ',
          scale: {
            kind: 'level_result',
            results: [
              { key: 'winner', title: 'победитель', points: { municipal: 20, regional: 25, federal: 30 } },
              { key: 'participant', title: 'участник', points: { municipal: 5, regional: 10, federal: 15 } },
            ],
          },
          max: 30,
        },
        {
          ...paper,
          code: '2.1.3',
          title: 'Электронные ресурсы',
          scale: choice(['нет', 0], ['применяет', 5], ['собственные', 15]),
          max: 15,
        },
        {
          ...paper,
          code: '2.3.1',
          title: 'Обмен опытом',
          scale: levels('представление опыта', { organisation: 5, municipal: 15, regional: 20, federal: 30 }),
          combine: 'best',
          max: 30,
        },
        {
          ...paper,
          code: '2.4',
          title: 'Профессиональные конкурсы',
          scale: {
            kind: 'level_result',
            results: [
              {
                key: 'winner',
                title: 'победитель',
                points: { organisation: 20, municipal: 70, regional: 120, federal: 200 },
              },
              { key: 'participant', title: 'участник', points: { municipal: 30, regional: 80, federal: 150 } },
            ],
          },
          combine: 'best',
          max: 200,
        },
        {
          ...paper,
          code: '2.5.1',
          title: 'Экспертная деятельность',
          scale: levels('участие', { municipal: 10, regional: 20, federal: 110 }),
          combine: 'best',
          max: 110,
        },
        {
          ...paper,
          code: '2.5.2',
          title: 'Эксперт экзаменов: доля принятых проверок',
          scale: percents([70, 60], [85, 80], [95, 100]),
          combine: 'best',
          max: 100,
        },
        {
          ...paper,
          code: '2.6',
          title: 'Образовательные технологии',
          scale: levels('показаны', { organisation: 10, municipal: 15, regional: 20 }),
          max: 20,
        },
      ],
    },
  ],
  thresholds: [
    { category: 'first', ref: 'паспорт', measure: 'points', at_least: 115, percent_when_not_applicable: 17.3 },
    { category: 'highest', ref: 'паспорт', measure: 'points', at_least: 230, percent_when_not_applicable: 34.6 },
  ],
})
