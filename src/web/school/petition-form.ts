import type { FileChecks } from '../../application/files/file-check.ts'
import { acceptedNames, filesHint } from '../../application/filing/file-rules.ts'
import type { PetitionLine } from '../../application/reads/school.ts'
import { indicatorClause, indicatorTitles } from '../../domain/portfolio/indicators.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { petitionIndicators } from '../../domain/school/petition.ts'
import type { Filled } from '../forms.ts'
import { type Html, html } from '../html.ts'
import { fileFieldFor } from '../uploads.ts'
import { dateField, fileField, textareaField, textField } from '../views/fields.ts'
import { checkedFile } from '../views/files.ts'

/** Field of the text about an indicator. */
export const workField = (indicator: string): string => `text_${indicator}`

/** What the school writes: the council's decision and the work, indicator by indicator. */
export const petitionFields = (
  pack: Pack,
  petition: PetitionLine,
  needsProof: boolean,
  filled: Filled,
  fileChecks: FileChecks,
): Html =>
  html`<h2 class="govuk-heading-m">Решение коллегиального органа</h2>
  ${textField({ name: 'council', label: 'Какой орган решил', hint: 'Например, Педагогический совет', width: 30 }, filled)}
  ${textField({ name: 'minutes_number', label: 'Номер протокола', width: 10 }, filled)}
  ${dateField({ name: 'minutes_on', label: 'Дата протокола' }, filled)}
  ${fileField(
    {
      name: fileFieldFor('council_minutes'),
      label: 'Файл протокола или выписки из него',
      hint: filesHint(pack),
      accept: acceptedNames(pack),
    },
    filled,
  )}
  ${petition.minutesFile !== null && html`<div class="govuk-body">Приложен: ${checkedFile(petition.minutesFile, fileChecks, pack)} Новый файл заменит его.</div>`}
  ${needsProof && proofFields(filled)}
  <h2 class="govuk-heading-m">Работа педагога вне должностных обязанностей</h2>
  <p class="govuk-body">Опишите то, что было: что делал педагог, для кого, с каким результатом, когда. Показатели, по которым сказать нечего, оставьте пустыми.</p>
  ${petitionIndicators(petition.category).map(indicator =>
    textareaField(
      {
        name: workField(indicator),
        label: indicatorTitles[indicator],
        hint: indicatorClause(indicator, petition.category).replace('196', 'Порядок № 196,'),
        rows: 4,
      },
      filled,
    ),
  )}`

/** The register does not know the highest category: another region has set it, and the school has seen the paper. */
const proofFields = (filled: Filled): Html =>
  html`<h2 class="govuk-heading-m">Высшая категория по документу</h2>
  <p class="govuk-body">В реестре действующей высшей категории у педагога нет. Если она установлена другим органом и школа видела документ, укажите его. Иначе ходатайствовать нельзя.</p>
  ${dateField({ name: 'proof_on', label: 'Категория установлена с' }, filled)}
  ${textField({ name: 'proof_order', label: 'Номер приказа', width: 10 }, filled)}
  ${textField({ name: 'proof_body', label: 'Какой орган установил', width: 30 }, filled)}`
