import type { Page } from 'playwright-core'

/** A screen of the gallery: who looks, and how they come there. */
export type Screen = {
  /** Name of the file. */
  name: string
  chapter: string
  caption: string
  /** Role and region of one of the invented people; nobody for a citizen. */
  as?: readonly [role: string, region: string]
  go: (page: Page) => Promise<void>
  /** Shown on a telephone too. */
  phone?: boolean
}

type Road = (page: Page) => Promise<void>

const at =
  (path: string): Road =>
  async page => {
    await page.goto(path)
  }

/** Goes on by the first link of the page whose address begins so and holds this part. */
const first =
  (start: string, part = ''): Road =>
  async page => {
    const links = page.locator(`main a[href^="${start}"]${part === '' ? '' : `[href*="${part}"]`}`)
    await links.first().click()
    await page.waitForLoadState('load')
  }

const press =
  (label: string): Road =>
  async page => {
    await page.getByRole('button', { name: label, exact: true }).click()
    await page.waitForLoadState('load')
  }

const link =
  (label: string | RegExp): Road =>
  async page => {
    await page.locator('main').getByRole('link', { name: label }).first().click()
    await page.waitForLoadState('load')
  }

/** The page opened, then its own section by the end of its address. */
const section =
  (end: string): Road =>
  async page => {
    await page.goto(`${new URL(page.url()).pathname}/${end}`)
  }

const type =
  (selector: string, text: string): Road =>
  async page => {
    await page.locator(selector).fill(text)
  }

const steps =
  (...roads: Road[]): Road =>
  async page => {
    for (const road of roads) await road(page)
  }

const queue = (stage: string): Road => steps(at(`/cases?stage=${stage}`), first('/cases/'))

const teacher = ['teacher', 'kuzbass'] as const
const clerk = ['clerk', 'kbr'] as const
const secretary = ['secretary', 'kbr'] as const

export const screens: readonly Screen[] = [
  { name: 'start', chapter: 'Вход', caption: 'Первая страница', go: at('/'), phone: true },
  { name: 'sign-in', chapter: 'Вход', caption: 'Вход по логину и паролю', go: at('/sign-in') },
  { name: 'persona', chapter: 'Вход', caption: 'Дверь учебного стенда', go: at('/sign-in/persona?region=kbr') },

  {
    name: 'my-applications',
    chapter: 'Педагог',
    caption: 'Мои заявления: что подано, чей ход, что дальше',
    as: teacher,
    go: at('/my/applications'),
    phone: true,
  },
  {
    name: 'draft',
    chapter: 'Педагог',
    caption: 'Заявление – список разделов, заполняется в любом порядке',
    as: teacher,
    go: steps(at('/my/applications'), first('/apply/')),
    phone: true,
  },
  {
    name: 'snils',
    chapter: 'Педагог',
    caption: 'Ошибка в СНИЛС: сообщение у поля, набранное сохранено',
    as: teacher,
    go: steps(
      at('/my/applications'),
      first('/apply/'),
      section('sections/applicant'),
      type('#snils', '123-456-789 12'),
      press('Сохранить и продолжить'),
    ),
    phone: true,
  },
  {
    name: 'draft-check',
    chapter: 'Педагог',
    caption: 'Проверка ответов перед отправкой',
    as: teacher,
    go: steps(at('/my/applications'), first('/apply/'), section('check')),
  },
  {
    name: 'draft-readiness',
    chapter: 'Педагог',
    caption: 'Не откажут ли мне: те же правила, что у делопроизводителя',
    as: teacher,
    go: steps(at('/my/applications'), first('/apply/'), section('readiness')),
  },
  {
    name: 'result',
    chapter: 'Педагог',
    caption: 'Результат: с какого дня действует категория',
    as: teacher,
    go: steps(at('/my/applications'), first('/my/applications/')),
    phone: true,
  },
  {
    name: 'my-papers',
    chapter: 'Педагог',
    caption: 'Документы дела',
    as: teacher,
    go: steps(at('/my/applications'), first('/my/applications/'), section('papers')),
  },
  {
    name: 'complaint',
    chapter: 'Педагог',
    caption: 'Жалоба',
    as: teacher,
    go: at('/my/requests/new/complaint'),
  },

  {
    name: 'queue',
    chapter: 'Делопроизводитель',
    caption: 'Очередь дел: отбор, поиск, чей ход',
    as: clerk,
    go: at('/cases'),
    phone: true,
  },
  {
    name: 'case',
    chapter: 'Делопроизводитель',
    caption: 'Карточка дела на рассмотрении',
    as: clerk,
    go: queue('review'),
    phone: true,
  },
  {
    name: 'case-checks',
    chapter: 'Делопроизводитель',
    caption: 'Проверки: каждая с пунктом и тем, что известно',
    as: clerk,
    go: steps(queue('review'), section('checks')),
  },
  {
    name: 'case-deadlines',
    chapter: 'Делопроизводитель',
    caption: 'Сроки с арифметикой',
    as: clerk,
    go: steps(queue('assessment'), section('deadlines')),
    phone: true,
  },
  {
    name: 'case-history',
    chapter: 'Делопроизводитель',
    caption: 'История дела',
    as: clerk,
    go: steps(queue('assessment'), section('history')),
  },
  {
    name: 'acceptance-refusal',
    chapter: 'Делопроизводитель',
    caption: 'Отказ в приёме: только основания закрытого перечня',
    as: clerk,
    go: steps(queue('submitted'), section('acceptance-refusal')),
  },
  {
    name: 'admission',
    chapter: 'Делопроизводитель',
    caption: 'Допуск к аттестации: день, место, форма',
    as: clerk,
    go: steps(queue('review'), section('admission')),
  },
  {
    name: 'requests',
    chapter: 'Делопроизводитель',
    caption: 'Обращения: выписки, исправления, жалобы',
    as: clerk,
    go: at('/requests'),
  },
  { name: 'journal', chapter: 'Делопроизводитель', caption: 'Журнал заявлений', as: clerk, go: at('/journal') },

  {
    name: 'expertise-board',
    chapter: 'Секретарь комиссии',
    caption: 'Что ждёт специалистов',
    as: secretary,
    go: at('/expertise'),
  },
  {
    name: 'panel',
    chapter: 'Секретарь комиссии',
    caption: 'Специалисты по делу: кто назначен и что уже сделал',
    as: ['secretary', 'kaliningrad'],
    go: steps(queue('disputed'), section('panel')),
  },
  {
    name: 'experts',
    chapter: 'Секретарь комиссии',
    caption: 'Реестр специалистов',
    as: secretary,
    go: at('/experts'),
  },
  {
    name: 'commission',
    chapter: 'Секретарь комиссии',
    caption: 'Состав комиссии',
    as: secretary,
    go: at('/commission'),
  },
  { name: 'meetings', chapter: 'Секретарь комиссии', caption: 'Заседания', as: secretary, go: at('/meetings') },
  {
    name: 'meeting',
    chapter: 'Секретарь комиссии',
    caption: 'Заседание: повестка, присутствие, кворум',
    as: secretary,
    go: steps(at('/meetings'), link(/^\d\d\.\d\d\.\d{4}/)),
    phone: true,
  },
  {
    name: 'vote',
    chapter: 'Секретарь комиссии',
    caption: 'Дело перед комиссией: пакет, голоса, решение',
    as: secretary,
    go: steps(at('/meetings'), link(/^\d\d\.\d\d\.\d{4}/), first('/meetings/', '/items/')),
  },
  { name: 'orders', chapter: 'Секретарь комиссии', caption: 'Приказы', as: secretary, go: at('/orders') },
  {
    name: 'order-draft',
    chapter: 'Секретарь комиссии',
    caption: 'Проект приказа из решений комиссии',
    as: secretary,
    go: steps(at('/orders?status=draft'), first('/orders/')),
  },

  {
    name: 'expert-cases',
    chapter: 'Специалист',
    caption: 'Моя экспертиза',
    as: ['expert', 'kbr'],
    go: at('/expertise'),
  },
  {
    name: 'sheet',
    chapter: 'Специалист',
    caption: 'Экспертный лист рядом с материалами',
    as: ['expert', 'kaliningrad'],
    go: steps(at('/expertise'), first('/expertise/')),
    phone: true,
  },
  {
    name: 'disputes',
    chapter: 'Специалист',
    caption: 'Спорные позиции решает старший специалист',
    as: ['senior', 'kaliningrad'],
    go: steps(at('/expertise'), first('/expertise/'), link('Решить спорные позиции')),
  },

  {
    name: 'order-signature',
    chapter: 'Министр и заместитель',
    caption: 'Подпись приказа',
    as: ['signatory', 'kuzbass'],
    go: steps(at('/orders?status=draft'), first('/orders/'), section('signature')),
    phone: true,
  },
  {
    name: 'order-paper',
    chapter: 'Министр и заместитель',
    caption: 'Приказ с приложением',
    as: ['signatory', 'kbr'],
    go: steps(at('/orders?status=published'), first('/orders/'), link(/^Приказ от/)),
  },

  {
    name: 'board',
    chapter: 'Руководитель',
    caption: 'Доска: сроки под угрозой, нагрузка',
    as: ['supervisor', 'kbr'],
    go: at('/board'),
    phone: true,
  },

  {
    name: 'school',
    chapter: 'Школа',
    caption: 'Мои педагоги',
    as: ['employer', 'kbr'],
    go: at('/school'),
  },

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
