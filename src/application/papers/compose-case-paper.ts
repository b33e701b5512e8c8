import type { Form } from '../../domain/regulations/vocabulary.ts'
import { fieldsOfCase } from '../templates/paper-fields.ts'
import { doubtfulNames, nameIn, type Rule, type Subject } from './case-subject.ts'
import { filledWords, orderRequisites } from './filled-words.ts'
import { applicationForms } from './forms-application.ts'
import { consentForms } from './forms-consent.ts'
import { decisionForms } from './forms-decision.ts'
import { expertiseForms } from './forms-expertise.ts'
import { extractForms } from './forms-extract.ts'
import { intakeForms } from './forms-intake.ts'
import { refusalForms } from './forms-refusal.ts'
import { applicationFacts } from './letter-parts.ts'
import type { Paper } from './paper.ts'
import { asText, type CaseForm } from './sheet.ts'
import { signatoryOf } from './signatory.ts'

/** A sentence about the order is left out of a paper whose decision no order carries. */
const isSaid = (text: string, subject: Subject): boolean =>
  !text.includes('{order}') || orderRequisites(subject) !== undefined

/** How each form is composed; a form without its own gets the application's facts and the sentences of the pack. */
const forms: Partial<Record<Form, CaseForm>> = {
  ...applicationForms,
  ...consentForms,
  ...intakeForms,
  ...refusalForms,
  ...expertiseForms,
  ...decisionForms,
  ...extractForms,
}

/** Composes the content of a paper from the case and the pack; the same input gives the same paper. */
export const composeCasePaper = (rule: Rule, subject: Subject): Paper => {
  const { pack, state, moment } = subject
  const says = (rule.says ?? []).filter(text => isSaid(text, subject)).map(text => filledWords(text, subject))
  const made = (forms[rule.form] ?? plain)(subject, says, rule)
  const sheet = Array.isArray(made) ? { blocks: [...made, ...says.map(asText)] } : made
  const paper: Paper = {
    authority: pack.authority.name,
    city: pack.authority.city,
    addressee: addressee(rule, subject),
    title: rule.title,
    number: state.number ?? null,
    date: moment.date,
    signatory: signatoryOf(rule, subject),
    clause: rule.clause,
    ...fieldsOfCase(subject),
    ...sheet,
  }
  // Only the addressee and «от кого» are inflected: elsewhere the name stands in the nominative and needs no look.
  const inflected = rule.to === 'applicant' || paper.from !== undefined
  const doubtful = inflected ? doubtfulNames(subject) : []
  return doubtful.length === 0 ? paper : { ...paper, doubtful }
}

const plain: CaseForm = subject => [applicationFacts(subject)]

const addressee = (rule: Rule, subject: Subject): string[] => {
  const { person, organisation, pack } = subject
  if (rule.to === 'applicant')
    return [nameIn(subject, 'dative'), ...(person.address && goesByPost(subject) ? [person.address] : [])]
  if (rule.to === 'employer') return [organisation.fullName, ...(organisation.address ? [organisation.address] : [])]
  if (rule.to === 'commission') return [pack.authority.commission_name]
  if (rule.to === 'experts') return ['Специалистам, привлечённым для всестороннего анализа']
  return []
}

/** A home address stands only on what an envelope carries. */
const goesByPost = ({ state: { application } }: Subject): boolean =>
  application.resultBy === 'post' || application.channel === 'post'
