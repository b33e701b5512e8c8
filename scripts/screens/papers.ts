import { at, first, link, queue, type Screen, section, steps } from './road.ts'

const clerk = ['clerk', 'kbr'] as const
const admin = ['admin', 'kbr'] as const

/** Papers, signatures, publication: what the minister signs and a citizen checks. */
export const paperScreens: readonly Screen[] = [
  {
    name: 'case-name',
    chapter: 'Документы и подписи',
    caption: 'Имя в документах: падежи предложены, человек проверяет',
    as: clerk,
    go: steps(queue('review'), link('Падежи имени')),
  },
  {
    name: 'case-papers',
    chapter: 'Документы и подписи',
    caption: 'Документы дела: на экране, в PDF, одним архивом',
    as: clerk,
    go: steps(queue('review'), section('papers')),
  },
  {
    name: 'case-whole',
    chapter: 'Документы и подписи',
    caption: 'Всё дело одним файлом',
    as: clerk,
    go: steps(queue('review'), section('whole')),
  },
  {
    name: 'register-order',
    chapter: 'Документы и подписи',
    caption: 'Опубликованный приказ: файл, подпись, контрольные суммы, изменения',
    go: steps(at('/register?region=kbr&kind=main'), link(/№/)),
    phone: true,
  },
  { name: 'verify', chapter: 'Документы и подписи', caption: 'Проверить документ', go: at('/verify'), phone: true },
  {
    name: 'certificates',
    chapter: 'Документы и подписи',
    caption: 'Свои сертификаты',
    as: ['signatory', 'kbr'],
    go: at('/my/certificates'),
  },
  {
    name: 'trust',
    chapter: 'Документы и подписи',
    caption: 'Доверие к подписям: удостоверяющие центры и списки отзыва',
    as: admin,
    go: at('/admin/trust'),
  },
  {
    name: 'templates',
    chapter: 'Документы и подписи',
    caption: 'Свои слова и свои файлы Word для документов',
    as: admin,
    go: at('/admin/templates'),
  },
  {
    name: 'template-words',
    chapter: 'Документы и подписи',
    caption: 'Форма документа: поля, версии, пробный экземпляр',
    as: admin,
    go: steps(at('/admin/templates'), first('/admin/templates/')),
  },
]
