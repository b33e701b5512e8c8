/**
 * Every reason for which a signature is not called valid: its state, what is wrong and what to do. «%» takes the particulars.
 * `invalid` is said only where the check proved a fault; what the installation does not know is `indeterminate`.
 */
const reasons = {
  too_large: ['indeterminate', 'Файл подписи больше 1 МБ: это не отсоединённая подпись. Приложите файл .sig'],
  not_a_signature: [
    'invalid',
    'Файл не читается как электронная подпись (CMS). Приложите файл .sig, полученный при подписании',
  ],
  damaged: ['invalid', 'Файл подписи повреждён или составлен не по стандарту (%). Получите файл у подписавшего заново'],
  too_complex: ['indeterminate', 'Файл подписи слишком сложен (%). Подпишите документ заново отсоединённой подписью'],
  not_signed_data: ['invalid', 'В файле не подпись, а другое сообщение CMS (%). Приложите файл .sig'],
  no_signers: ['invalid', 'В файле подписи нет ни одной подписи. Подпишите документ заново'],
  attached: [
    'indeterminate',
    'Документ вложен в файл подписи, а нужна отсоединённая подпись. Подпишите документ заново, выбрав отсоединённую подпись',
  ],
  content_differs: ['invalid', 'В файл подписи вложен другой документ. Приложите подпись этого документа'],
  unsupported_part: [
    'indeterminate',
    'В файле подписи есть сведения, которые система не проверяет (%). Подпишите документ в виде CAdES-BES или CAdES-T',
  ],
  unproven_certificate: [
    'indeterminate',
    'В файл подписи вложен сертификат, который проверить нечем или не удалось: %. Подпишите документ заново или загрузите сертификат его издателя',
  ],
  foreign_algorithm: [
    'indeterminate',
    'Алгоритм не из ГОСТ Р 34.10-2012 и ГОСТ Р 34.11-2012 (%). Подпишите документ квалифицированной подписью по ГОСТ',
  ],
  algorithms_disagree: ['invalid', 'Алгоритмы внутри подписи не согласованы (%). Подпишите документ заново'],
  no_signed_attributes: [
    'invalid',
    'В подписи нет подписанных сведений о документе. Подпишите документ в виде CAdES-BES',
  ],
  document_differs: [
    'invalid',
    'Подпись сделана для другого документа, или документ изменён после подписания. Сверьте, те ли файлы приложены',
  ],
  signature_differs: [
    'invalid',
    'Значение подписи не сходится с ключом сертификата: подпись испорчена или подделана. Получите файл у подписавшего заново',
  ],
  certificate_missing: [
    'indeterminate',
    'В файл подписи не вложен сертификат подписавшего. Подпишите документ заново, вложив сертификат',
  ],
  not_cades: [
    'indeterminate',
    'Подпись не CAdES: в ней не закреплён сертификат подписавшего (нет signing-certificate-v2). Подпишите документ в виде CAdES-BES',
  ],
  certificate_replaced: [
    'invalid',
    'Вложенный сертификат не тот, который закреплён в подписи: он изменён или подменён. Получите файл у подписавшего заново',
  ],
  wrong_key_usage: [
    'invalid',
    'Сертификат не предназначен для электронной подписи. Подпишите документ другим сертификатом',
  ],
  not_yet_valid: [
    'invalid',
    'Срок действия сертификата ещё не начался: %. Проверьте часы или подпишите документ действующим сертификатом',
  ],
  expired: ['invalid', 'Срок действия сертификата истёк: %. Подпишите документ действующим сертификатом'],
  issuer_unknown: [
    'indeterminate',
    'Неизвестен издатель сертификата: %. Загрузите сертификат этого удостоверяющего центра',
  ],
  untrusted_root: [
    'indeterminate',
    'Удостоверяющий центр не входит в число доверенных: %. Если ему можно доверять, администратор загружает его сертификат',
  ],
  issuer_not_authority: [
    'invalid',
    'Сертификат выдан тем, кто не вправе выдавать сертификаты: %. Подпишите документ сертификатом аккредитованного удостоверяющего центра',
  ],
  path_too_long: [
    'invalid',
    'Цепочка сертификатов длиннее, чем разрешил удостоверяющий центр: %. Подпишите документ другим сертификатом',
  ],
  unknown_critical_extension: [
    'indeterminate',
    'В сертификате есть обязательное условие, которое система не умеет проверять: %. Проверьте подпись на gosuslugi.ru/eds',
  ],
  certificate_differs: [
    'invalid',
    'Подпись удостоверяющего центра под сертификатом не сходится: %. Сертификат испорчен или подделан',
  ],
  revoked: ['invalid', 'Сертификат отозван или приостановлен: %. Подпишите документ действующим сертификатом'],
  crl_missing: [
    'indeterminate',
    'Не проверено: нет списка отзыва удостоверяющего центра «%». Загрузите его свежий список отзыва',
  ],
  crl_stale: [
    'indeterminate',
    'Не проверено: на нужный момент нет действующего списка отзыва: %. Загрузите список отзыва этого удостоверяющего центра',
  ],
  crl_differs: [
    'indeterminate',
    'Не проверено: список отзыва не подписан ключом своего удостоверяющего центра: %. Загрузите список отзыва заново',
  ],
  time_stamp_bad: ['invalid', 'Штамп времени недействителен: %. Подпишите документ заново'],
  time_stamp_unproven: ['indeterminate', 'Штамп времени проверить не удалось: %'],
  time_stamp_authority: [
    'invalid',
    'Штамп времени поставлен сертификатом, который для этого не предназначен (%). Подпишите документ заново',
  ],
  time_stamp_ahead: ['invalid', 'Штамп времени указывает на будущее: %. Проверьте часы'],
} as const satisfies Record<string, readonly ['invalid' | 'indeterminate', string]>

export type Reason = keyof typeof reasons

/**
 * What the technical check says. `valid` needs every point of the policy; `invalid` is proved wrong; `indeterminate` could not be
 * proved either way and is treated as not valid wherever something depends on it.
 */
export type SignatureVerdict =
  | { state: 'valid' }
  | { state: 'invalid'; reason: Reason; what: string }
  | { state: 'indeterminate'; reason: Reason; what: string }

export const allReasons = Object.keys(reasons) as Reason[]

/** A reason with its particulars, before it becomes a verdict. */
export type Fault = { reason: Reason; about?: string | undefined }

/** The verdict a fault leads to, in words for the person who reads it. */
export const verdictFor = ({ reason, about }: Fault): Exclude<SignatureVerdict, { state: 'valid' }> => {
  const [state, words] = reasons[reason]
  return { state, reason, what: words.replace('%', () => about ?? 'подробностей нет') }
}
