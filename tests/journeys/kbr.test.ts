import { journey } from './journey.ts'
import { emailWithoutAt } from './teacher.ts'

journey('kbr', { mistake: emailWithoutAt, tested: true, certified: true, agreed: true })
