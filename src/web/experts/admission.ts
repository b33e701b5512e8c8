import type { Law } from '../../application/law.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ExpertProfile } from '../../domain/expertise/expert.ts'
import { missingWords } from '../../domain/expertise/missing.ts'
import { dutyTitles } from '../../domain/expertise/panel.ts'
import { qualificationFindings } from '../../domain/expertise/qualification.ts'
import { type Pack, packRef } from '../../domain/regulations/pack.ts'
import { type Html, html } from '../html.ts'
import { actNamed } from '../views/check.ts'
import { citation } from '../views/citation.ts'
import { clauseView } from '../views/clauses.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'

/** The conditions of the edition for each seat: which hold, which do not, what is missing, by which clause. */
export const admissionView = (law: Law, pack: Pack, expert: ExpertProfile, today: PlainDate): Html => {
  const duties = (['main', 'senior'] as const).filter(duty => pack.experts.panel[duty] > 0)
  return html`<h2 class="govuk-heading-m" id="admission">Допуск по регламенту</h2>
    ${duties.map(duty => {
      const found = qualificationFindings(pack, { expert, duty }, today)
      if (found.length === 0)
        return html`<p class="govuk-body">${dutyTitles[duty]}: условий к образованию, стажу и категории регламент не называет.</p>`
      const failed = found.filter(({ met }) => !met).length
      const verdict =
        failed === 0
          ? tag({ words: 'может быть назначен', tone: 'good' })
          : tag({ words: `не выполнено условий: ${failed}`, tone: 'bad' })
      return html`<h3 class="govuk-heading-s">${dutyTitles[duty]} ${verdict}</h3>
        ${table({
          caption: dutyTitles[duty],
          empty: '',
          columns: [
            { label: 'Условие' },
            { label: 'Выполнено' },
            ...(failed > 0 ? [{ label: 'Чего не хватает' }] : []),
            { label: 'Пункт' },
          ],
          rows: found.map(finding => [
            finding.what,
            tag(finding.met ? { words: 'да', tone: 'good' } : { words: 'нет', tone: 'bad' }),
            ...(failed > 0 ? [missingWords(finding) ?? ''] : []),
            citation(clause(law, pack, finding.clause)),
          ]),
        })}`
    })}`
}

const clause = (law: Law, pack: Pack, reference: string) => {
  const view = clauseView(reference, law.cited(packRef(pack), reference))
  return view.words === undefined ? { reference: actNamed(reference) } : view
}
