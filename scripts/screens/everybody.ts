import { at, link, type Screen, steps } from './road.ts'

/** What every citizen sees, and the keepers of the system. */
export const openScreens: readonly Screen[] = [
  { name: 'register', chapter: 'Всем', caption: 'Реестр приказов', go: at('/register') },
  {
    name: 'register-people',
    chapter: 'Всем',
    caption: 'Найти педагога в опубликованных приказах',
    go: at('/register/people?region=kbr'),
    phone: true,
  },
  {
    name: 'register-line',
    chapter: 'Всем',
    caption: 'Строка приказа: постоянный адрес для проверки',
    go: steps(at('/register/people?region=kbr'), link(/\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+ \p{Lu}/u)),
  },
  { name: 'readiness', chapter: 'Всем', caption: 'Проверка готовности без входа', go: at('/readiness?region=penza') },
  { name: 'how-to-apply', chapter: 'Всем', caption: 'Как подать заявление', go: at('/how-to-apply/kbr') },
  { name: 'regulations', chapter: 'Всем', caption: 'Регламенты пяти регионов', go: at('/regulations') },
  {
    name: 'regulation',
    chapter: 'Всем',
    caption: 'Регламент: пункт слово в слово и как его понимает система',
    go: at('/regulations/kaliningrad/2023-09-01'),
  },
  {
    name: 'regulation-deadlines',
    chapter: 'Всем',
    caption: 'Калькулятор сроков регламента',
    go: at('/regulations/kaliningrad/2023-09-01/deadlines'),
  },
  {
    name: 'life-cycle',
    chapter: 'Всем',
    caption: 'Ход дела по регламенту',
    go: at('/regulations/kbr/2023-10-27/life-cycle'),
  },
  {
    name: 'compare',
    chapter: 'Всем',
    caption: 'Два региона рядом',
    go: at('/regulations/compare?a=kaliningrad@2023-09-01&b=kbr@2023-10-27'),
  },
  { name: 'calendar', chapter: 'Всем', caption: 'Производственный календарь', go: at('/calendar/kbr/2026') },
  {
    name: 'admin',
    chapter: 'Администратор и контролёр',
    caption: 'Люди и роли',
    as: ['admin', 'kbr'],
    go: at('/admin'),
  },
  {
    name: 'system',
    chapter: 'Администратор и контролёр',
    caption: 'Состояние системы',
    as: ['admin', 'kbr'],
    go: at('/admin/system'),
  },
  {
    name: 'audit',
    chapter: 'Администратор и контролёр',
    caption: 'Кто и что смотрел',
    as: ['auditor', 'kbr'],
    go: steps(at('/board'), at('/audit')),
  },
  {
    name: 'audit-chain',
    chapter: 'Администратор и контролёр',
    caption: 'Целость журнала',
    as: ['auditor', 'kbr'],
    go: at('/audit/chain'),
  },
]
