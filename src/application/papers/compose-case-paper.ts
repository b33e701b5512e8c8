import type { Form } from '../../domain/regulations/vocabulary.ts'
import { fieldsOfCase } from '../templates/paper-fields.ts'
import { doubtfulNames, nameIn, type Rule, type Subject } from './case-subject.ts'
import { signersOf } from './expertise-signers.ts'
import { filledWords } from './filled-words.ts'
import { applicationForms } from './forms-application.ts'
import { consentForms } from './forms-consent.ts'
import { decisionForms } from './forms-decision.ts'
import { expertiseForms } from './forms-expertise.ts'
import { extractForms } from './forms-extract.ts'
import { applicationFacts, intakeForms } from './forms-intake.ts'
import { refusalForms } from './forms-refusal.ts'
import type { Block, Paper, SignatureLine } from './paper.ts'
import { asText, type CaseForm, type Sheet } from './sheet.ts'
import { signatoryOf } from './signatory.ts'

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
  const says = (rule.says ?? []).map(text => filledWords(text, subject))
  const made = (forms[rule.form] ?? plain)(subject, says, rule)
  const sheet = Array.isArray(made) ? usual(made, says, signersOf(rule.form, subject)) : made
  const paper: Paper = {
    authority: pack.authority.name,
    city: pack.authority.city,
    addressee: addressee(rule, subject),
    title: rule.title,
    number: state.number ?? null,
    date: moment.date,
    signatory: signatoryOf(rule, subject),
    clause: rule.clause,
    ...sheet,
    ...fieldsOfCase(subject),
  }
  // Only the addressee and «от кого» are inflected: elsewhere the name stands in the nominative and needs no look.
  const inflected = rule.to === 'applicant' || paper.from !== undefined
  const doubtful = inflected ? doubtfulNames(subject) : []
  return doubtful.length === 0 ? paper : { ...paper, doubtful }
}

/** The pack's sentences after the blocks, then those who sign: one stands where a signatory stands, several line by line. */
const usual = (blocks: Block[], says: string[], signers: SignatureLine[]): Sheet => {
  const [only, ...more] = signers
  const body = [...blocks, ...says.map(asText)]
  if (only === undefined) return { blocks: body }
  if (more.length === 0) return { blocks: body, signatory: only }
  return { blocks: [...body, { kind: 'signatures', lines: signers }], signatory: null }
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
