/** The roles a person may hold (design § 2). The order is the order of the role switch on the screen. */
export const roles = [
  'teacher',
  'representative',
  'employer',
  'mfc',
  'clerk',
  'secretary',
  'expert',
  'senior',
  'member',
  'deputy_chair',
  'chair',
  'approver',
  'signatory',
  'supervisor',
  'admin',
  'auditor',
] as const

export type Role = (typeof roles)[number]

/** Who acts: a signed-in person in one of the roles they hold, a citizen, or the system's own daily rhythm. */
export type Actor = {
  personId: string
  role: Role | 'public' | 'system'
  /** Region code of the role, `*` for the system and the citizen. */
  region: string
  organisationId?: string | undefined
}

export const roleTitles: Record<Role | 'public' | 'system', string> = {
  teacher: 'Педагогический работник',
  representative: 'Представитель',
  employer: 'Работодатель',
  mfc: 'Работник МФЦ',
  clerk: 'Делопроизводитель',
  secretary: 'Секретарь комиссии',
  expert: 'Специалист (эксперт)',
  senior: 'Старший специалист',
  member: 'Член комиссии',
  deputy_chair: 'Заместитель председателя комиссии',
  chair: 'Председатель комиссии',
  approver: 'Заместитель министра',
  signatory: 'Министр',
  supervisor: 'Руководитель подразделения',
  admin: 'Администратор',
  auditor: 'Контролёр',
  public: 'Гражданин',
  system: 'Система',
}
