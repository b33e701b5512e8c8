import type { Html } from '../html.ts'
import { paths } from '../paths.ts'
import { sections } from './sections.ts'

/** Parts of the auditor's desk. */
export const auditTabs = (current: 'access' | 'changes' | 'chain'): Html =>
  sections('Контроль', [
    { label: 'Кто смотрел', address: paths.accessJournal(), current: current === 'access' },
    { label: 'Кто менял', address: paths.auditTrail(), current: current === 'changes' },
    { label: 'Целость журнала', address: paths.logCheck(), current: current === 'chain' },
  ])
