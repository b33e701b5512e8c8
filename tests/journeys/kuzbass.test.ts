import { journey } from './journey.ts'

journey('kuzbass', {})
