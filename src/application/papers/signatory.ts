import type { Form } from '../../domain/regulations/vocabulary.ts'
import type { Rule, Subject } from './case-subject.ts'
import type { Paper } from './paper.ts'
import { signedName } from './signed-name.ts'

const byHead: readonly Form[] = ['decision_granted', 'decision_refused', 'order']
const byExpert: readonly Form[] = ['expert_sheet', 'expert_conclusion', 'awards_list']
const bySecretary: readonly Form[] = ['test_sheet', 'case_certificate', 'case_package', 'admitted_list']

/** Who signs a paper: the head for decisions, with the name of whoever signed the order; the worker who acted for letters. */
export const signatoryOf = (
  { form }: Pick<Rule, 'form'>,
  { pack, signer, worker, officer }: Subject,
): Paper['signatory'] => {
  const office = (role: string) => pack.offices.find(({ role: held }) => held === role)?.title
  if (byHead.includes(form)) return signed(pack.authority.head_post, signer)
  if (byExpert.includes(form)) return { post: office('expert') ?? 'Специалист', name: null }
  if (form === 'group_protocol') return { post: office('senior') ?? 'Старший специалист', name: null }
  if (bySecretary.includes(form)) return { post: office('secretary') ?? 'Секретарь комиссии', name: null }
  return signed(office('clerk') ?? 'Ответственное лицо', worker ?? officer)
}

const signed = (post: string, person: Subject['worker']): Paper['signatory'] =>
  person === undefined ? { post, name: null } : { post, name: signedName(person), personId: person.id }

/** «М. П. Иванова, +7 …»: who prepared the letter, small at its foot. */
export const executorOf = ({ officer, worker }: Subject): string | undefined => {
  const person = officer ?? worker
  return person && [signedName(person), person.phone].filter(Boolean).join(', ')
}
