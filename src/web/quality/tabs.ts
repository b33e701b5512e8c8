import type { Html } from '../html.ts'
import { paths, type Query } from '../paths.ts'
import { sections } from '../views/sections.ts'

/** Who reads about the whole region. */
export const qualityReaders = ['supervisor', 'secretary', 'auditor'] as const

/** Parts of «Качество»; the period and the set go along between the two tables. */
export const qualityTabs = (current: 'experts' | 'items' | 'calibrations' | 'seconds', query: Query = {}): Html =>
  sections('Качество экспертизы', [
    { label: 'Специалисты', address: paths.quality(query), current: current === 'experts' },
    { label: 'Показатели', address: paths.qualityItems(query), current: current === 'items' },
    { label: 'Калибровка', address: paths.calibrations(), current: current === 'calibrations' },
    { label: 'Вторая оценка', address: paths.seconds(), current: current === 'seconds' },
  ])
