import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { emptyForm, filledWith } from '../forms.ts'
import { html } from '../html.ts'
import { deadline } from './deadline.ts'
import { checkboxesField, dateField, radiosField, selectField, textareaField, textField } from './fields.ts'
import { errorSummary, form } from './form.ts'
import { layout, type ShellView } from './layout.ts'
import { summaryList } from './summary-list.ts'
import { table } from './table.ts'

const shell: ShellView = {
  styles: '/static/a/kategoria.css',
  script: '/static/a/once.js',
  icon: '/static/a/icon.svg',
  fonts: [],
  home: '/',
  navigation: [{ label: 'Дела', address: '/cases', current: true }],
  demo: false,
  footer: [],
}

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0

describe('страница', () => {
  it('говорит по-русски, имеет один h1, ссылку к содержанию и заголовок окна', () => {
    const shown = layout({ title: 'Дело', caption: 'КЗ-1', body: html`<p>Ход за вами</p>` }, shell).toString()
    assert.match(shown, /^<!DOCTYPE html>\s*<html lang="ru"/)
    assert.equal(count(shown, /<h1/g), 1)
    assert.match(shown, /<title>Дело – Категория<\/title>/)
    assert.match(shown, /href="#main"[\s\S]*<main[^>]*id="main"/)
    assert.match(shown, /href="\/cases" aria-current="page"/)
    assert.doesNotMatch(shown, /Учебный стенд|Выйти|GOV\.UK/)
  })

  it('об ошибке в форме говорит и заголовок окна', () => {
    const errors = [{ field: 'snils', message: 'Проверьте СНИЛС' }]
    const shown = layout({ title: 'Анкета', errors, body: '' }, shell).toString()
    assert.match(shown, /<title>Ошибка: Анкета/)
    assert.match(shown, /<a href="#snils">Проверьте СНИЛС<\/a>/)
  })

  it('учебный стенд виден на каждой странице', () => {
    assert.match(layout({ title: 'Дело', body: '' }, { ...shell, demo: true }).toString(), /Учебный стенд/)
  })
})

describe('поля', () => {
  const filled = { typed: { name: '"><b>', day: '31.02.2023' }, errors: [{ field: 'day', message: 'Нет такого дня' }] }

  it('связаны с подписью, подсказкой и ошибкой', () => {
    const shown = dateField({ name: 'day', label: 'День' }, filled).toString()
    assert.match(shown, /<label[^>]*for="day"/)
    assert.match(shown, /id="day"[^>]*aria-describedby="day-hint day-error"[^>]*aria-invalid="true"/)
    assert.match(shown, /id="day-hint">[\s\S]*id="day-error">/)
    assert.match(shown, /value="31\.02\.2023"/)
  })

  it('возвращают набранное, но не пароль', () => {
    assert.match(textField({ name: 'name', label: 'Имя' }, filled).toString(), /value="&quot;&gt;&lt;b&gt;"/)
    assert.match(textareaField({ name: 'name', label: 'Имя' }, filled).toString(), />\s&quot;&gt;&lt;b&gt;<\/textarea>/)
    const password = textField({ name: 'p', label: 'Пароль', type: 'password' }, filledWith({ p: 'тайна' }))
    assert.doesNotMatch(password.toString(), /тайна/)
  })

  it('помнят выбор: один, несколько, из списка', () => {
    const options = [
      { value: 'a', label: 'А' },
      { value: 'b', label: 'Б' },
    ]
    const chosen = filledWith({ one: 'b', several: ['a', 'b'] })
    assert.equal(count(radiosField({ name: 'one', label: '?', options }, chosen).toString(), / checked/g), 1)
    assert.equal(count(checkboxesField({ name: 'several', label: '?', options }, chosen).toString(), / checked/g), 2)
    assert.match(selectField({ name: 'one', label: '?', options }, chosen).toString(), /value="b" selected/)
    // The first answer carries the field's name as its id: the summary of errors points there.
    assert.match(radiosField({ name: 'one', label: '?', options }, chosen).toString(), /id="one" name="one"/)
  })

  it('без ошибок нет и сводки', () => {
    assert.equal(errorSummary([]), false)
  })
})

describe('форма', () => {
  it('несёт жетон полем, а с файлами – в адресе', () => {
    const plain = form({ action: '/a', csrf: 't.s', filled: emptyForm, body: '' }).toString()
    assert.match(plain, /name="_csrf" value="t\.s"/)
    assert.match(plain, /name="_once" value="[0-9a-f-]{36}"/)
    const files = form({ action: '/a?b=1', csrf: 't.s', multipart: true, body: '' }).toString()
    assert.match(files, /action="\/a\?b=1&amp;_csrf=t\.s" enctype="multipart\/form-data"/)
    assert.doesNotMatch(files, /name="_csrf"/)
  })
})

describe('части страницы', () => {
  it('пустой список говорит словами, непустой называет столбцы в каждой ячейке', () => {
    const columns = [{ label: 'Дело' }, { label: 'Срок', sort: '/cases?sort=due', sorted: 'ascending' as const }]
    assert.match(table({ caption: 'Дела', columns, rows: [], empty: 'Дел нет' }).toString(), /Дел нет/)
    const shown = table({ caption: 'Дела', columns, rows: [['1', 'завтра']], empty: '' }).toString()
    assert.match(shown, /aria-sort="ascending"/)
    assert.match(shown, /data-label="Срок">завтра/)
    assert.match(shown, /<th scope="row"[^>]*>1</)
  })

  it('срок назван словами, а не только цветом', () => {
    const due = { iso: '2023-11-07', words: '7 ноября 2023 года' }
    const view = { name: 'Регистрация', due, left: 'просрочен на день', arithmetic: ['Получено 3 ноября'] }
    assert.match(deadline({ ...view, state: 'breached' }).toString(), /нарушен[\s\S]*просрочен на день/)
    assert.match(deadline({ ...view, state: 'running' }).toString(), /идёт/)
  })

  it('неизвестное значение названо неизвестным', () => {
    assert.match(summaryList([{ name: 'Награды', value: '' }]).toString(), /не указано/)
    assert.doesNotMatch(summaryList([{ name: 'Листов', value: 0 }]).toString(), /не указано/)
  })
})
