import type { PolicyFinding, PolicyPoint } from './report.ts'

/** The ten points of the policy (docs/signatures.md), in words for the person who reads the report. */
export const policyPoints: Readonly<Record<PolicyPoint, string>> = {
  1: 'Файл подписи прочитан целиком, лишнего в нём нет',
  2: 'Это отсоединённая подпись, подписавшие перечислены',
  3: 'Алгоритмы только по ГОСТ Р 34.10-2012 и ГОСТ Р 34.11-2012, размеры согласованы',
  4: 'Подпись сходится с документом',
  5: 'Сертификат подписавшего закреплён в подписи и не подменён',
  6: 'Сертификат предназначен для подписи и действует на момент проверки',
  7: 'Цепочка сертификатов ведёт к доверенному удостоверяющему центру',
  8: 'Ни один сертификат цепочки не отозван по действующим спискам',
  9: 'Момент, на который проверяется подпись, определён',
  10: 'Итог сведён, непроверенных частей в файле не осталось',
}

/** Numbers of the points in the order of the paper. */
export const pointNumbers: readonly PolicyPoint[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

/** All ten points: those met, the one that failed with its words, and the rest not reached. */
export const findingsOf = (
  met: ReadonlySet<PolicyPoint>,
  failed?: { point: PolicyPoint; what: string } | undefined,
): PolicyFinding[] =>
  pointNumbers.map(point =>
    point === failed?.point
      ? { point, met: false, what: failed.what }
      : { point, met: met.has(point) ? true : undefined, what: policyPoints[point] },
  )
