import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { expert, pack, today } from '../../../tests/panel-sample.ts'
import { plainDate } from '../calendar/plain-date.ts'
import { cleanOf, highestSince } from './expert.ts'
import { missingWords } from './missing.ts'
import { qualificationFindings } from './qualification.ts'

const lacks = (duty: 'main' | 'senior', differs: Parameters<typeof expert>[1]): string[] =>
  qualificationFindings(pack, { expert: expert('a', differs), duty }, today).flatMap(one => missingWords(one) ?? [])

describe('чего не хватает специалисту', () => {
  it('стаж: назван день, когда условие выполнится', () => {
    assert.deepEqual(lacks('main', { inEducationSince: plainDate('2021-09-01') }), [
      'считается с 01.09.2021, условие выполнится 01.09.2026',
    ])
  })
  it('заключения: сколько есть и сколько не хватает; свои листы считаются вместе с указанными', () => {
    assert.deepEqual(lacks('senior', { cleanConclusions: 10, ownClean: 8 }), ['есть 18, не хватает 7'])
    assert.deepEqual(lacks('senior', { cleanConclusions: 10, ownClean: 15 }), [])
    assert.equal(cleanOf({ cleanConclusions: 3 }), 3)
  })
  it('ни категории, ни степени; степень есть, но не вуз; анализом не занимался', () => {
    const none = { highestCategorySince: undefined }
    assert.deepEqual(lacks('main', none), ['высшей категории нет, нет и степени кандидата наук'])
    assert.deepEqual(lacks('main', { ...none, candidateOfSciences: true }), [
      'высшей категории нет, степень есть, но место работы – не вуз',
    ])
    assert.deepEqual(lacks('senior', { analysisSince: undefined }), ['в реестре не указано, с какого дня'])
    assert.deepEqual(lacks('senior', { education: 'higher' }), ['в реестре указано: высшее'])
  })
})

describe('с какого дня высшая категория', () => {
  const highest = (setOn: string, validUntil?: string) => ({
    category: 'highest' as const,
    setOn: plainDate(setOn),
    ...(validUntil === undefined ? {} : { validUntil: plainDate(validUntil) }),
  })
  const since = (categories: ReturnType<typeof highest>[], stated?: string) =>
    highestSince({ categories, highestCategorySince: stated === undefined ? undefined : plainDate(stated) }, today)

  it('непрерывная цепочка считается с первого дня, перерыв начинает счёт заново', () => {
    assert.equal(
      since([highest('2012-03-01', '2017-03-01'), highest('2017-02-20', '2022-02-20'), highest('2022-01-10')]),
      '2012-03-01',
    )
    assert.equal(since([highest('2012-03-01', '2017-03-01'), highest('2019-02-20')]), '2019-02-20')
  })
  it('истёкшая категория не считается, первая – тоже, будущая – тоже', () => {
    assert.equal(since([highest('2012-03-01', '2017-03-01')]), undefined)
    assert.equal(since([{ ...highest('2012-03-01'), category: 'first' as never }]), undefined)
    assert.equal(since([highest('2024-05-21')]), undefined)
  })
  it('указанный в реестре день действует и без истории', () => {
    assert.equal(since([], '2015-01-01'), '2015-01-01')
    assert.equal(since([highest('2012-03-01', '2016-01-01')], '2015-01-01'), '2012-03-01')
  })
})
