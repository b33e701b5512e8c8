import type { Scenario } from './scenario.ts'

const officials = [
  'teacher',
  'representative',
  'employer',
  'mfc',
  'clerk',
  'secretary',
  'approver',
  'signatory',
  'supervisor',
  'admin',
  'auditor',
  'chair',
  'deputy_chair',
  'system',
  'expert-1',
  'expert-2',
  'expert-3',
  'expert-4',
  'expert-5',
  'expert-6',
  'senior-1',
  'senior-2',
]

/** Names of doers and applicants that nobody of the scenario bears: a slip of the pen, told with its place. */
export const strangersIn = (scenario: Scenario): { path: (string | number)[]; message: string }[] => {
  const known = new Set([
    ...officials,
    ...Object.keys(scenario.people),
    ...Object.keys(scenario.experts),
    ...Array.from({ length: scenario.commission.members }, (_, index) => `member-${index + 1}`),
  ])
  const words = `Есть: ${[...known].join(', ')}`
  const found: { path: (string | number)[]; message: string }[] = []
  const look = (name: string | undefined, path: (string | number)[]): void => {
    if (name !== undefined && !known.has(name))
      found.push({ path, message: `в сценарии нет человека «${name}». ${words}` })
  }
  for (const [index, step] of scenario.steps.entries()) {
    for (const name of [step.who ?? []].flat()) look(name, ['steps', index, 'who'])
    if ('applicant' in step.with)
      look(step.with.applicant === 'system' ? 'system (у системы нет заявлений)' : step.with.applicant, [
        'steps',
        index,
        'with',
        'applicant',
      ])
  }
  for (const [index, name] of scenario.commission.also.entries()) look(name, ['commission', 'also', index])
  for (const [expert, { ties }] of Object.entries(scenario.experts))
    for (const [index, tie] of ties.entries())
      if (!(tie in scenario.schools)) look(tie, ['experts', expert, 'ties', index])
  const cases = new Set(scenario.steps.map(step => step.case))
  for (const name of Object.keys(scenario.expect_of))
    if (!cases.has(name)) found.push({ path: ['expect_of', name], message: `в шагах нет дела «${name}»` })
  return found
}
