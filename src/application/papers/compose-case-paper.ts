import type { Form } from '../../domain/regulations/vocabulary.ts'
import { fullName, type Rule, type Subject } from './case-subject.ts'
import { decisionForms } from './forms-decision.ts'
import { expertiseForms } from './forms-expertise.ts'
import { applicationFacts, intakeForms } from './forms-intake.ts'
import type { Block, Paper } from './paper.ts'

/** The blocks of each form; a form without its own gets the application's facts and the sentences of the pack. */
const forms: Partial<Record<Form, (subject: Subject) => Block[]>> = {
  ...intakeForms,
  ...expertiseForms,
  ...decisionForms,
}

/** Composes the content of a paper from the case and the pack; the same input gives the same paper. */
export const composeCasePaper = (rule: Rule, subject: Subject): Paper => {
  const { pack, state, moment } = subject
  const blocks = forms[rule.form]?.(subject) ?? [applicationFacts(subject)]
  return {
    authority: pack.authority.name,
    city: pack.authority.city,
    addressee: addressee(rule, subject),
    title: rule.title,
    number: state.number ?? null,
    date: moment.date,
    blocks: [...blocks, ...(rule.says ?? []).map((text): Block => ({ kind: 'text', text: filled(text, subject) }))],
    signatory: { post: signatoryPost(rule, subject), name: null },
    clause: rule.clause,
  }
}

const addressee = (rule: Rule, { person, organisation, pack }: Subject): string[] => {
  if (rule.to === 'applicant') return [fullName(person), ...(person.address ? [person.address] : [])]
  if (rule.to === 'employer') return [organisation.fullName, ...(organisation.address ? [organisation.address] : [])]
  if (rule.to === 'commission') return [pack.authority.commission_name]
  if (rule.to === 'experts') return ['Специалистам, привлечённым для всестороннего анализа']
  return []
}

const signatoryPost = (rule: Rule, { pack }: Subject): string => {
  const office = (role: string) => pack.offices.find(({ role: held }) => held === role)?.title
  if (['decision_granted', 'decision_refused', 'order'].includes(rule.form)) return pack.authority.head_post
  if (['expert_sheet', 'expert_conclusion', 'awards_list'].includes(rule.form)) return office('expert') ?? 'Специалист'
  if (rule.form === 'group_protocol') return office('senior') ?? 'Старший специалист'
  if (['test_sheet', 'case_certificate', 'case_package', 'admitted_list'].includes(rule.form))
    return office('secretary') ?? 'Секретарь комиссии'
  return office('clerk') ?? 'Ответственное лицо'
}

/** Words of a pack may name the number and the day of the application: `{number}`, `{received}`. */
const filled = (text: string, { state }: Subject): string =>
  text
    .replaceAll('{number}', state.number ?? '—')
    .replaceAll('{received}', state.received.split('-').reverse().join('.'))
