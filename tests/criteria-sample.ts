import { type CriteriaSet, criteriaSetSchema } from '../src/domain/expertise/criteria-set.ts'

const all = ['first', 'highest', 'methodist', 'mentor']

const mark = (code: string, max: number) => ({
  ...{ code, title: `Показатель ${code}`, scale: { kind: 'mark', step: 1 }, combine: 'once', max, proof: 'справка' },
})

/** Two indicators of ten points: six are enough for the first category, twelve for the highest and for the petition. */
export const criteriaSample: CriteriaSet = criteriaSetSchema.parse({
  ...{ id: 'sample', edition: '2023-09-01', title: 'Учебный лист', demonstration: true, notice: 'Учебный набор' },
  ...{ valid_from: '2023-09-01', valid_to: null, approved_by: null, categories: all, positions: 'all' },
  sections: [
    {
      ...{ code: '1', ref: '196 п. 35', title: 'Результаты', max: 20, not_applicable_allowed: false },
      criteria: [mark('1.1', 10), mark('1.2', 10)],
    },
  ],
  thresholds: all.map(category => ({
    ...{ category, ref: '196 п. 35', measure: 'points', percent_when_not_applicable: 50 },
    at_least: category === 'first' ? 6 : 12,
  })),
})
