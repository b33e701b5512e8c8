import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { loadPacks } from '../../src/adapters/regulations/load.ts'
import { loadPositions } from '../../src/adapters/regulations/load-positions.ts'
import { grammaticalCases } from '../../src/domain/people/declension.ts'
import { positionForms, postForms } from '../../src/domain/people/declension-position.ts'

const regulations = join(import.meta.dirname, '../../regulations')
const titles = await loadPositions(regulations)

describe('должности в нужном падеже', () => {
  it('у каждой должности номенклатуры все формы уверенные и со строчной буквы', () => {
    for (const { title } of titles.positions) {
      const { forms, sure } = positionForms(titles, title)
      assert.ok(sure, title)
      assert.equal(forms.nominative.toLowerCase(), title.toLowerCase())
      for (const grammaticalCase of grammaticalCases) assert.match(forms[grammaticalCase], /^[а-яё]/)
      assert.notEqual(forms.dative, forms.nominative)
    }
  })

  it('слова после главного не меняются', () => {
    assert.equal(
      positionForms(titles, 'Педагог дополнительного образования').forms.dative,
      'педагогу дополнительного образования',
    )
    assert.equal(
      positionForms(titles, 'Преподаватель-организатор основ безопасности и защиты Родины').forms.instrumental,
      'преподавателем-организатором основ безопасности и защиты Родины',
    )
    assert.equal(positionForms(titles, 'Музыкальный руководитель').forms.accusative, 'музыкального руководителя')
    assert.equal(positionForms(titles, 'СТАРШИЙ ВОЖАТЫЙ').forms.genitive, 'старшего вожатого')
  })

  it('известный предмет идёт следом в родительном, прочий — в скобках как назван', () => {
    const dative = (title: string, subject?: string) => positionForms(titles, title, subject).forms.dative
    assert.equal(dative('Учитель', 'Русский язык и литература'), 'учителю русского языка и литературы')
    assert.equal(dative('Учитель', 'начальные классы'), 'учителю начальных классов')
    assert.equal(dative('Учитель', 'основы безопасности и защиты Родины'), 'учителю основ безопасности и защиты Родины')
    assert.equal(dative('учитель физики'), 'учителю физики')
    assert.equal(dative('учитель физики', 'физика'), 'учителю физики')
    assert.equal(dative('Учитель', 'ментальная арифметика'), 'учителю (ментальная арифметика)')
    assert.equal(
      dative('Педагог дополнительного образования', 'хореография'),
      'педагогу дополнительного образования (хореография)',
    )
  })

  it('чужая должность и слова, которые могут меняться, остаются как есть, с сомнением', () => {
    for (const title of ['Директор', 'Учитель логопед', 'Воспитатель, методист', 'учительница', '']) {
      const { forms, sure, doubts } = positionForms(titles, title)
      assert.equal(sure, false, title)
      assert.equal(forms.dative, forms.nominative)
      assert.equal(doubts.length, 1)
    }
  })

  it('посты министров всех регламентов: дательный тот же, что в пакете', async () => {
    const heads = (await loadPacks(regulations)).flatMap(({ pack }) => {
      const { authority } = pack
      return authority === null || authority === undefined ? [] : [authority]
    })
    assert.ok(heads.length >= 5)
    for (const { head_post: post, head_post_dative: dative } of heads) {
      const { forms, sure } = postForms(titles, post)
      assert.ok(sure, post)
      assert.equal(forms.dative, dative.slice(0, 1).toLowerCase() + dative.slice(1))
    }
  })

  it('посты комиссии; женских форм у постов нет', () => {
    assert.equal(postForms(titles, 'Секретарь ГАК').forms.instrumental, 'секретарём ГАК')
    assert.equal(
      postForms(titles, 'Заместитель председателя Аттестационной комиссии').forms.dative,
      'заместителю председателя Аттестационной комиссии',
    )
    assert.equal(
      postForms(titles, 'заместитель директора по учебной работе').forms.genitive,
      'заместителя директора по учебной работе',
    )
    assert.equal(postForms(titles, 'заведующая').sure, false)
  })

  it('слова, согласованные с постом, и второй пост рядом — сомнение', () => {
    for (const post of [
      'Заместитель министра, курирующий направление',
      'Специалист (эксперт)',
      'Председатель комиссии и директор департамента',
      'Царь',
    ]) {
      assert.equal(postForms(titles, post).sure, false, post)
    }
  })
})
