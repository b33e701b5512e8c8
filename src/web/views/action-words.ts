/** What stands in the journals of access and of changes, in Russian. An unknown code is shown as it is written. */
export const actionWords = (action: string): string => words[action] ?? action

const words: Readonly<Record<string, string>> = {
  'account.opened': 'заведена учётная запись',
  'account.disabled': 'вход закрыт',
  'account.enabled': 'вход открыт',
  'role.granted': 'добавлена роль',
  'role.revoked': 'снята роль',
  'password.reset': 'назначен одноразовый пароль',
  'password.changed': 'человек сменил пароль',
  'sessions.ended': 'сеансы завершены',
  'organisation.added': 'внесена организация',
  'organisation.changed': 'изменена организация',
  contacts_changed: 'изменены контакты',
  'expert.kept': 'изменены сведения о специалисте',
  'sheet.saved': 'сохранён черновик листа',
  'order.results_sent': 'результаты приказа разосланы',
  'journal.file': 'выгружен журнал регистрации',
  'school.case': 'школа открыла дело педагога',
  'case.overview': 'открыт обзор дела',
  'case.deadlines': 'открыты сроки дела',
  'case.checks': 'открыты проверки дела',
  'case.application': 'открыто заявление',
  'case.papers': 'открыты документы дела',
  'case.history': 'открыта история дела',
  'case.messages': 'открыта переписка',
  'chain.checked': 'проверена цепочка записей дела',
}

/** Known actions for a filter. */
export const knownActions = (codes: readonly string[]): { value: string; label: string }[] =>
  codes.map(value => ({ value, label: actionWords(value) }))
