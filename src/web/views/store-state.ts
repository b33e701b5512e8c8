import type { VirusState } from '../../application/files/file-check.ts'
import type { FactView } from './summary-list.ts'
import { counted } from './words.ts'

/** How the scanner stands: `silent` when it is configured and does not answer. */
export type ScannerState = 'none' | 'silent' | { version: string }

/** Scanner and what it has seen, for the administrator. */
export const fileFacts = (scanner: ScannerState, counts: Partial<Record<VirusState, number>>): FactView[] => {
  const files = (state: VirusState): string => counted(counts[state] ?? 0, ['файл', 'файла', 'файлов'])
  return [
    { name: 'Антивирус', value: scannerWords(scanner) },
    { name: 'Проверены, чистые', value: files('clean') },
    ...(counts.infected ? [{ name: 'Заражены, закрыты', value: files('infected') }] : []),
    ...(counts.pending || counts.error
      ? [{ name: 'Ждут проверки', value: `${files('pending')}; антивирус не ответил о ${counts.error ?? 0}` }]
      : []),
    { name: 'Не проверены антивирусом', value: files('off') },
  ]
}

const scannerWords = (scanner: ScannerState): string => {
  if (scanner === 'none') return 'не подключён: файлы открываются без проверки (переменная CLAMD)'
  if (scanner === 'silent')
    return 'подключён, но не отвечает: новые файлы закрыты для всех, кроме их хозяев. Проверьте службу clamd'
  return scanner.version
}
