import type { HeldRole } from '../../application/ports.ts'
import type { AccountLine } from '../../application/reads/accounts.ts'
import { roleTitles } from '../../domain/people/roles.ts'
import { type Html, html } from '../html.ts'
import { paths } from '../paths.ts'
import { banner } from './banner.ts'
import { linkButton } from './form.ts'
import { sections } from './sections.ts'
import { tag } from './tag.ts'
import { asRussianMoment } from './words.ts'

/** Parts of the administrator's desk. */
export const adminTabs = (current: 'users' | 'organisations' | 'templates' | 'criteria' | 'trust' | 'system'): Html =>
  sections('Администрирование', [
    { label: 'Пользователи', address: paths.admin(), current: current === 'users' },
    { label: 'Организации', address: paths.organisations(), current: current === 'organisations' },
    { label: 'Шаблоны', address: paths.templates(), current: current === 'templates' },
    { label: 'Показатели', address: paths.criteriaSets(), current: current === 'criteria' },
    { label: 'Доверие к подписям', address: paths.trust(), current: current === 'trust' },
    { label: 'Система', address: paths.systemState(), current: current === 'system' },
  ])

/** «Работодатель, Школа № 7»; the region only where it is not the administrator's own. */
export const roleWords = (
  { role, region, organisationId }: HeldRole,
  own: string,
  names: { region: (code: string) => string; organisation?: string | undefined },
): string =>
  [
    roleTitles[role],
    ...(organisationId !== undefined && names.organisation !== undefined ? [names.organisation] : []),
    ...(region === own ? [] : [names.region(region)]),
  ].join(', ')

/** Whether the door is open, in a word. */
export const signInState = (
  { disabled, passwordTemporary, lastSeen }: Pick<AccountLine, 'disabled' | 'passwordTemporary' | 'lastSeen'>,
  timeZone: string,
) => {
  if (disabled) return tag({ words: 'закрыт', tone: 'bad' })
  if (passwordTemporary) return tag({ words: 'одноразовый пароль', tone: 'attention' })
  return html`${tag({ words: 'открыт', tone: 'good' })}${lastSeen !== null && html`<div class="house-muted">в системе: ${asRussianMoment(lastSeen, timeZone)}</div>`}`
}

/**
 * The only page that ever shows a one-time password. It is the answer to the order itself and not a page to return to: the
 * password must not be kept anywhere on the way to another address.
 */
export const oneTimePasswordPage = (title: string, login: string, password: string | undefined, account: string) => ({
  title,
  width: 'reading' as const,
  breadcrumbs: [{ label: 'Пользователи', address: paths.admin() }],
  body: html`${
    password === undefined
      ? banner({
          kind: 'warning',
          title: 'Пароль уже был показан',
          body: 'Этот приказ уже выполнен, а пароль показывается один раз. Если его не записали, назначьте новый на странице учётной записи.',
        })
      : html`<p class="govuk-body">Передайте человеку логин и одноразовый пароль. После входа система попросит задать свой.</p>
        <dl class="govuk-summary-list"><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Логин</dt><dd class="govuk-summary-list__value"><strong>${login}</strong></dd></div>
        <div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Одноразовый пароль</dt><dd class="govuk-summary-list__value"><code class="house-secret">${password}</code></dd></div></dl>
        <p class="house-small">Пароль показан один раз: закроете страницу – его не узнает никто, и понадобится новый.</p>`
  }
  ${linkButton('К учётной записи', account, 'secondary')}`,
})
