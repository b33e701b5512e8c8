import { at, first, press, type Screen, section, steps, type } from './road.ts'

const teacher = ['teacher', 'kuzbass'] as const

/** What applicants see, from the door to the result. */
export const applicantScreens: readonly Screen[] = [
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
    name: 'portfolio',
    chapter: 'Педагог',
    caption: 'Моё портфолио: доказательство описано один раз',
    as: teacher,
    go: at('/my/portfolio'),
    phone: true,
  },
  {
    name: 'portfolio-estimate',
    chapter: 'Педагог',
    caption: 'Самооценка по листу специалиста и чего не хватает до категории',
    as: teacher,
    go: at('/my/portfolio/estimate'),
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
    name: 'portfolio-choose',
    chapter: 'Педагог',
    caption: 'Портфолио в заявлении: отмечено и сколько ещё можно к каждому показателю',
    as: teacher,
    go: steps(at('/my/applications'), first('/apply/'), section('portfolio')),
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
]
