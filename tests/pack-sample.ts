import { type Pack, packSchema } from '../src/domain/regulations/pack.ts'
import { groundsSample } from './grounds-sample.ts'

const all = ['first', 'highest', 'methodist', 'mentor']
const c = 'reg п. 1'
const variant = { clause: c, offered: false, channels: [], documents: [], handed: [], result: [], refuse_when: [] }
const channel = (name: string, more: object = {}) => ({
  ...{ clause: 'reg п. 5', channel: name, open: true, automatic_registration: false, signature: 'pep' },
  ...{ representative: true, ...more },
})
const paper = (document: string, forWhom: string[], more: object = {}) => ({
  ...{ clause: 'reg п. 9', document, title: `Документ «${document}»`, for: forWhom, due: 'filing', required: true },
  ...more,
})
const forward = (title: string, within: string, after: string, closed_by: string) => ({
  ...{ clause: 'reg п. 7', title, within, after, closed_by, obliges: 'secretary' },
})

const sample = {
  region: 'sample',
  title: 'Учебный регламент для проверок',
  edition: '2023-09-01',
  in_force: { clause: c, from: '2023-09-01' },
  extends: 'federal@2023-09-01',
  sign_off: { by: null, on: null },
  authority: {
    ...{ name: 'Министерство', name_genitive: 'Министерства', head_post: 'Министр', head_post_dative: 'Министру' },
    ...{
      city: 'г. Город',
      time_zone: 'Europe/Moscow',
      commission_name: 'Комиссия',
      higher_body: 'Правительство',
      clause: c,
    },
  },
  regional_days_off: null,
  categories: all.map(category => ({ clause: c, category, valid_years: null })),
  after_refusal: { clause: 'reg п. 11', wait_years: 1, same_category_only: true },
  channels: [
    channel('system', { automatic_registration: true }),
    channel('epgu', { automatic_registration: true, representative: false }),
    channel('post', { signature: 'handwritten' }),
    channel('mfc', { signature: 'handwritten', open: false }),
  ],
  representative: { clause: 'reg п. 2', may: 'file', proof: 'нотариальная доверенность' },
  application: [],
  consent: { clause: 'reg п. 9', required: true, separate: true, term: null, withdrawal: null },
  evidence: [
    paper('portfolio', ['first', 'highest'], { paths: ['assessment'] }),
    paper('earlier_category', ['highest'], { when: 'category_held', due: 'after_test' }),
    paper('awards', ['first', 'highest'], { paths: ['awards'] }),
    paper('employer_petition', ['methodist', 'mentor']),
    paper('authority', all, { when: 'representative_files' }),
  ],
  files: {
    clause: c,
    formats: ['pdf'],
    max_mb: 10,
    max_per_indicator: null,
    dpi: null,
    text_layer: false,
    link_allowed: true,
  },
  ...groundsSample,
  withdrawal: {
    clause: 'reg п. 12',
    from: ['registered', 'review', 'information_asked', 'admitted', 'testing', 'panel_appointed', 'assessment'],
  },
  supplement: {
    clause: 'reg п. 13',
    stages: ['registered', 'review', 'information_asked', 'admitted', 'assessed', 'on_agenda'],
    until: 'additional_facts',
  },
  information_requests: [{ clause: 'reg п. 14', of: 'applicant', what: 'Пояснения' }],
  admission: { clause: '196 п. 31', time: 'optional' },
  testing: null,
  awards_path: {
    clause: '196 п. 31',
    for: ['first', 'highest'],
    confirmations: 3,
    awards: [{ id: 'honorary-title', kind: 'honorary_title', title: 'Почётное звание' }],
  },
  petition_path: { clause: '196 п. 48', for: ['methodist', 'mentor'] },
  experts: {
    scheme: 'independent_and_senior',
    panel: { clause: 'reg п. 69', main: 2, senior: 1, match_position: false },
    conflicts: {
      clause: 'reg п. 69',
      exclude: ['own_application', 'same_employer_as_applicant', 'two_from_one_employer'],
    },
    disputed: { clause: 'reg п. 70', resolved_by: 'senior', tolerance: 0 },
    main: null,
    senior: null,
    names_shown_to_applicant: false,
    criteria: { clause: 'reg п. 72', set: 'sample' },
  },
  commission: {
    members: { clause: 'reg п. 19', at_least: 7, including: [] },
    quorum: { clause: 'reg п. 20', numerator: 2, denominator: 3 },
    voting: { clause: 'reg п. 21', tie: 'in_favour', own_case: 'does_not_vote' },
    decision_date: { clause: 'reg п. 92', category_is_dated_by: 'commission.decided' },
    signed_by: { clause: c, roles: ['chair'] },
    form: { clause: c, held: 'any' },
    applicant_presence: { clause: c, on_wish: true },
  },
  order: {
    ...{ clause: 'reg п. 91', contents: 'set_only', agreed_by_approver: false, group_by: [], email_to_employer: false },
    title: 'Об установлении категорий',
  },
  publication: { clause: 'reg п. 94', where: 'сайт' },
  deadlines: {
    review: forward('Рассмотреть заявление', '30 календарных дней', 'application.registered', 'application.admitted'),
    total: forward('Принять решение', '90 календарных дней', 'application.registered', 'commission.decided'),
    additional_facts: {
      ...{
        clause: 'reg п. 106',
        title: 'Дополнить сведения',
        at_least: '5 рабочих дней',
        before: 'commission.meeting',
      },
      ...{ closed_by: 'documents.given', obliges: 'teacher' },
    },
  },
  documents: [],
  statuses: {
    draft: { clause: c, word: 'Черновик', epgu: null },
    submitted: { clause: c, word: 'Получено', epgu: 2 },
    review: { clause: c, word: 'На рассмотрении', epgu: 6, number: 4 },
    service_refused: { clause: c, word: 'Отказано в предоставлении услуги', epgu: 4 },
    assessment: { clause: c, word: 'Экспертиза', epgu: 7, assumed: ['epgu'] },
    closed: { clause: c, word: 'Услуга оказана', epgu: 3 },
    withdrawn: { clause: c, word: 'Отозвано', epgu: 10 },
  },
  variants: { extract: variant, correction: variant, complaint: variant, consent_withdrawal: variant },
  numbers: { clause: c, own: '{n}', epgu_digits: 10 },
  offices: [],
  advice: [],
  by_hand: [
    { clause: 'reg п. 78', id: 'link-sent', who: 'secretary', what: 'Прислать ссылку на заседание', at: ['on_agenda'] },
    {
      clause: 'reg п. 79',
      id: 'invite',
      who: 'secretary',
      what: 'Пригласить заявителя',
      at: ['on_agenda'],
      when: 'presence_wished',
    },
  ],
  outside: [],
  questions: [],
}

/** A whole edition for unit tests: no region's, passed through the strict schema. Named parts replace those of the sample. */
export const packSample = (parts: Partial<Record<keyof Pack, unknown>> = {}): Pack =>
  packSchema.parse({ ...sample, ...parts })
