import type { Section } from '../../domain/expertise/criteria-set.ts'
import type { Verdict } from '../../domain/expertise/proofs.ts'
import type { Filled } from '../forms.ts'
import { type Html, html, type Printable } from '../html.ts'
import { dateField, selectField, textField } from '../views/fields.ts'
import { adding, addressField, otherField, proofToken, reasonField, seenField, verdictField } from './proof-names.ts'
import { proofWords } from './proof-view.ts'
import { type Materials, proofsBeside } from './proofs-beside.ts'
import { proofsAnchor } from './sheet-answers.ts'

export type ProofFieldsView = {
  section: Section
  code: string
  materials: Materials
  /** Verdicts as they are saved: what was added before stands among the others. */
  verdicts: readonly Verdict[]
  filled: Filled
}

/** Proofs beside an item: each with what it is, and whether it is taken; what else of the case there is may be added. */
export const proofFields = (view: ProofFieldsView): Html => {
  const { section, code, materials, verdicts, filled } = view
  const { shown, others } = proofsBeside(materials, section, code, verdicts)
  const open = verdicts.filter(({ proof }) => proof.startsWith('open:'))
  const lack = errorOf(proofsAnchor(code), filled)
  const token = adding
  return html`<div class="house-item-proofs ${lack && 'house-item-proofs--error'}" id="${proofsAnchor(code)}" data-proofs="${code}">
    <p class="house-item-proofs__name">Доказательства</p>
    ${errorMessage(lack)}
    ${shown.length === 0 && open.length === 0 && html`<p class="house-item-proofs__none">К этому показателю заявитель ничего не привязал.${others.length > 0 && ' Другие материалы дела можно добавить ниже.'}</p>`}
    <ul class="house-item-proofs__list">
      ${[...shown.map(({ ref }) => ref), ...open.map(({ proof }) => proof)].map(ref => row(code, proofToken(ref), proofWords(ref, materials), filled))}
      ${row(code, 'paper', proofWords('paper', materials), filled, 'Какой лист, что на нём')}
    </ul>
    ${
      others.length > 0 &&
      html`<details class="house-details house-item-proofs__add" ${typedIn(otherField(code), filled) !== '' && html`open`}><summary>Добавить другое из дела (${others.length})</summary>
        ${selectField(
          {
            name: otherField(code),
            label: 'Что из дела подтверждает показатель',
            options: [
              { value: '', label: 'Выберите' },
              ...others.map(({ ref, title, kind }) => ({
                value: proofToken(ref),
                label: kind === 'file' ? `Файл заявления: ${title}` : title,
              })),
            ],
          },
          filled,
        )}
        <ul class="house-item-proofs__list">${row(code, token, html`Выбранное`, filled)}</ul></details>`
    }
    ${materials.openSources && openSourceFields(code, filled)}
  </div>`
}

/** One proof with its verdict. Words are asked for a proof that is not taken; of a paper sheet always. */
const row = (code: string, token: string, words: Printable, filled: Filled, asked = 'Почему не принято'): Html => {
  const name = verdictField(code, token)
  const reason = reasonField(code, token)
  const given = typedIn(name, filled)
  const error = errorOf(reason, filled)
  const choices = [
    ['yes', 'Принято'],
    ['no', 'Не принято'],
    ['', 'Не отмечено'],
  ] as const
  return html`<li class="house-item-proof ${token === 'paper' && 'house-item-proof--paper'} ${error && 'house-item-proof--error'}">
    <div class="house-item-proof__what">${words}</div>
    <fieldset class="house-verdict"><legend class="govuk-visually-hidden">Принято ли доказательство</legend>
      ${choices.map(([value, label]) => html`<label class="house-verdict__choice house-verdict__choice--${value === '' ? 'none' : value}"><input type="radio" name="${name}" value="${value}" ${given === value && html`checked`}><span>${label}</span></label>`)}
    </fieldset>
    <div class="house-item-proof__reason"><label class="house-small" for="${reason}">${asked}</label>
      ${errorMessage(error)}
      <input class="govuk-input ${error && 'govuk-input--error'}" id="${reason}" name="${reason}" type="text" value="${typedIn(reason, filled)}" autocomplete="off"></div>
  </li>`
}

/** Penza reg п. 3.3.1: what anybody can look up; the page may change, so the day stands beside the address. */
const openSourceFields = (code: string, filled: Filled): Html =>
  html`<details class="house-details house-item-proofs__add" ${(typedIn(addressField(code), filled) !== '' || errorOf(addressField(code), filled)) && html`open`}><summary>Добавить страницу открытого источника</summary>
    ${textField({ name: addressField(code), label: 'Адрес страницы', hint: 'Целиком, начиная с https://' }, filled)}
    ${dateField({ name: seenField(code), label: 'Когда смотрели' }, filled)}</details>`

const errorMessage = (error: string | undefined): Html | false =>
  error !== undefined &&
  html`<p class="govuk-error-message"><span class="govuk-visually-hidden">Ошибка:</span> ${error}</p>`

const errorOf = (field: string, { errors }: Filled): string | undefined =>
  errors.find(error => error.field === field)?.message

const typedIn = (name: string, { typed }: Filled): string => {
  const value = typed[name]
  return typeof value === 'string' ? value : ''
}
