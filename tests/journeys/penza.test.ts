import { journey } from './journey.ts'

journey('penza', {})
