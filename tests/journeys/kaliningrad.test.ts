import { journey } from './journey.ts'
import { emailWithoutAt } from './teacher.ts'

journey('kaliningrad', { mistake: emailWithoutAt, form: 'video', disputed: ['1.1', '1.2'] })
