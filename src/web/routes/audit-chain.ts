import type { FastifyInstance } from 'fastify'
import type { StreamCheck } from '../../application/reads/system.ts'
import { isUuid } from '../../application/uuid.ts'
import { type Filled, filledWith, withErrors } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { auditTabs } from '../views/audit-tabs.ts'
import { banner } from '../views/banner.ts'
import { textField } from '../views/fields.ts'
import { button } from '../views/form.ts'
import { summaryList } from '../views/summary-list.ts'
import { asRussianMoment, counted } from '../views/words.ts'
import { sealWords } from './admin-system.ts'

/** The last seal over the log, and the check of one case's chain: bounded, so that a page may do it. */
export const auditChainRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.logCheck(),
    roles: ['auditor'],
    handler: async ({ actor, active, query, render, session }) => {
      const asked = query.case?.trim().slice(0, 100) ?? ''
      const found = asked === '' ? undefined : await caseNamed(desk, active.region, asked)
      const filled: Filled = filledWith({ case: asked })
      if (asked !== '' && found === undefined) {
        const fault = { field: 'case', message: 'Дела с таким номером в регионе нет. Наберите номер целиком' }
        return render(await chainPage(desk, active.region, withErrors(filled, fault)), 422)
      }
      if (found === undefined) return render(await chainPage(desk, active.region, filled))
      const entry = { action: 'chain.checked', objectId: found.id, at: desk.app.clock.now() }
      await desk.accessLog.record({ accountId: session.account.id, role: actor.role, ...entry })
      const check = await desk.reads.verifyStream(found.id)
      return render(await chainPage(desk, active.region, filled, { name: found.number ?? found.id, check }))
    },
  })
}

const caseNamed = async (desk: Desk, region: string, asked: string) => {
  if (isUuid(asked)) {
    const card = await desk.reads.caseCard(asked)
    return card?.line.region === region ? card.line : undefined
  }
  const { rows } = await desk.reads.caseQueue({ region, filter: {}, search: asked, order: 'received', limit: 20 })
  return rows.find(({ number, epguNumber }) => number === asked || epguNumber === asked)
}

const chainPage = async (
  desk: Desk,
  region: string,
  filled: Filled,
  checked?: { name: string; check: StreamCheck } | undefined,
) => {
  const { timeZone } = desk.app.law.calendar(region)
  const seal = await desk.reads.lastSeal()
  return {
    title: 'Целость журнала',
    lead: 'Каждая запись журнала содержит отпечаток предыдущей: замену, удаление или вставку видно.',
    errors: filled.errors,
    sections: auditTabs('chain'),
    body: html`<h2 class="govuk-heading-m">Проверить одно дело</h2>
      <form method="get" action="${url(paths.logCheck())}" class="house-inline-filter">
        ${textField({ name: 'case', label: 'Номер дела', hint: 'Наш, номер ЕПГУ или внутренний', width: 20 }, filled)}${button('Проверить')}</form>
      ${checked && answer(checked)}
      <h2 class="govuk-heading-m">Печати</h2>
      ${summaryList([{ name: 'Последняя печать', value: sealWords(seal, at => asRussianMoment(at, timeZone)) }])}
      <p class="govuk-body">Печать закрепляет все записи до неё. Перепишите её отпечаток на бумагу или в чужую систему: тогда будет видна и полная подмена журнала. Весь журнал проверяет администратор командой <code class="house-code">npm run -s log -- verify</code>.</p>`,
  }
}

const answer = ({ name, check }: { name: string; check: StreamCheck }): Html =>
  check.whole
    ? banner({
        kind: 'success',
        title: `Дело ${name}: цепочка цела`,
        body: `Проверено: ${counted(check.events, ['запись', 'записи', 'записей'])}. Содержание, порядок и связь записей сходятся.`,
      })
    : banner({
        kind: 'refusal',
        title: `Дело ${name}: цепочка нарушена`,
        body: `${check.version === undefined ? '' : `Запись ${check.version}: `}${check.why ?? ''}`,
      })
