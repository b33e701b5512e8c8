// The files somebody has chosen: each with its bar, its words and its orders, and a form that waits for them.
window.uploadList = (() => {
  const { carry, drop } = window.uploadLine
  const atOnce = 2

  const make = (tag, className, text) => {
    const element = document.createElement(tag)
    if (className) element.className = className
    if (text) element.textContent = text
    return element
  }
  const number = value => value.toLocaleString('ru-RU', { maximumFractionDigits: 1 })
  const size = bytes => {
    if (bytes < 1024 * 1024) return `${number(Math.ceil(bytes / 1024))}\u00a0КБ`
    if (bytes < 1024 * 1024 * 1024) return `${number(Math.round((bytes / 1024 / 1024) * 10) / 10)}\u00a0МБ`
    return `${number(Math.round((bytes / 1024 / 1024 / 1024) * 100) / 100)}\u00a0ГБ`
  }
  const time = seconds => (seconds < 90 ? `${Math.ceil(seconds)}\u00a0с` : `${Math.ceil(seconds / 60)}\u00a0мин`)

  const shown = (item, bytes) => {
    const now = Date.now()
    item.marks = (item.marks || []).filter(mark => now - mark.at < 8000).concat({ at: now, bytes })
    const first = item.marks[0]
    const speed = now > first.at ? (bytes - first.bytes) / ((now - first.at) / 1000) : 0
    const left = speed > 0 ? `, осталось ${time((item.file.size - bytes) / speed)}` : ''
    item.bar.value = item.file.size === 0 ? 1 : bytes / item.file.size
    item.words.textContent = `${size(bytes)} из ${size(item.file.size)}${left}`
  }

  const state = (item, name) => {
    item.state = name
    item.line.dataset.state = name
    item.bar.hidden = name === 'done' || name === 'failed'
    item.stop.hidden = name !== 'sending'
    item.go.hidden = name !== 'paused' && name !== 'failed'
    if (name === 'failed') item.go.textContent = 'Повторить'
    else item.go.textContent = 'Продолжить'
    item.drop.firstChild.textContent = name === 'done' || name === 'failed' ? 'Убрать' : 'Отменить'
    next()
  }

  const finish = item => {
    item.words.textContent = `Загружен, ${size(item.file.size)}. Будет приложен, когда вы отправите форму`
    item.hidden = make('input')
    item.hidden.type = 'hidden'
    item.hidden.name = `upload_${item.field.input.name.replace(/^file_/, '')}`
    item.hidden.value = item.address.split('/').pop()
    item.line.append(item.hidden)
    state(item, 'done')
  }

  const fail = (item, words) => {
    item.words.textContent = words
    state(item, 'failed')
  }

  const start = item => {
    state(item, 'sending')
    carry(item)
  }

  const items = []
  const busy = form =>
    items.filter(item => item.field.form === form && ['waiting', 'sending', 'paused'].includes(item.state))

  /** Starts what waits, and sends a form that was waiting for its files. */
  const next = () => {
    const running = items.filter(({ state }) => state === 'sending').length
    for (const item of items.filter(({ state }) => state === 'waiting').slice(0, Math.max(0, atOnce - running)))
      start(item)
    for (const form of new Set(items.map(({ field }) => field.form))) {
      if (!form.waitingToSend || busy(form).length > 0) continue
      const { submitter } = form.waitingToSend
      form.waitingToSend = undefined
      if (items.some(item => item.field.form === form && item.state === 'failed')) {
        tell(form, 'Часть файлов не загрузилась: уберите их или повторите, затем отправьте форму')
        continue
      }
      list.leaving = true
      if (form.requestSubmit) form.requestSubmit(submitter && submitter.form === form ? submitter : undefined)
      else form.submit()
    }
  }

  const tell = (form, words) => {
    form.uploadNote = form.uploadNote || make('p', 'house-upload__note')
    form.uploadNote.setAttribute('role', 'status')
    const button = form.querySelector('.govuk-button-group, .govuk-button')
    if (button) button.before(form.uploadNote)
    else form.append(form.uploadNote)
    form.uploadNote.textContent = words
  }

  const remove = item => {
    item.state = 'gone'
    items.splice(items.indexOf(item), 1)
    item.line.remove()
    drop(item)
    next()
  }

  /** What can be told without sending a byte; everything else the server tells. */
  const faultOf = ({ input }, file) => {
    const endings = input.accept
      .split(',')
      .map(one => one.trim().toLowerCase())
      .filter(one => one.startsWith('.'))
    const ending = (/\.[^.]+$/.exec(file.name) || [''])[0].toLowerCase()
    if (endings.length > 0 && !endings.includes(ending))
      return `Такой формат не принимается. Можно: ${endings.map(one => one.slice(1).toUpperCase()).join(', ')}`
    const most = Number(input.dataset.most || 0)
    if (most > 0 && file.size > most)
      return `Файл больше ${size(most)}. Уменьшите его, например сохраните с меньшим разрешением`
    return file.size === 0 ? 'Файл пуст. Откройте его и проверьте, что он сохранён' : undefined
  }

  const button = (words, name) => {
    const one = make('button', 'house-link-button')
    one.type = 'button'
    one.append(make('span', '', words), make('span', 'govuk-visually-hidden', ` ${name}`))
    return one
  }

  const add = (field, file) => {
    if (!field.input.multiple) for (const old of items.filter(item => item.field === field)) remove(old)
    if (
      items.some(
        item =>
          item.field === field &&
          item.file.name === file.name &&
          item.file.size === file.size &&
          item.file.lastModified === file.lastModified,
      )
    )
      return
    const line = make('li', 'house-upload__item')
    const bar = make('progress', 'house-upload__bar')
    bar.max = 1
    bar.setAttribute('aria-label', file.name)
    const words = make('span', 'house-upload__words', 'Ждёт очереди')
    words.setAttribute('aria-live', 'polite')
    const item = {
      field,
      file,
      token: field.token,
      line,
      bar,
      words,
      stop: button('Пауза', file.name),
      go: button('Продолжить', file.name),
      drop: button('Отменить', file.name),
      moved: bytes => shown(item, bytes),
      said: text => {
        words.textContent = text
      },
      arrived: () => finish(item),
      refused: text => fail(item, text),
    }
    item.stop.onclick = () => {
      state(item, 'paused')
      if (item.request) item.request.abort()
      words.textContent = 'Пауза. Загруженное сохранено'
    }
    item.go.onclick = () => state(item, 'waiting')
    item.drop.onclick = () => remove(item)
    const orders = make('span', 'house-upload__orders')
    orders.append(item.stop, item.go, item.drop)
    line.append(make('strong', 'house-upload__name', file.name), bar, words, orders)
    field.list.append(line)
    items.push(item)
    const fault = faultOf(field, file)
    if (fault) {
      item.state = 'failed'
      fail(item, fault)
      item.go.hidden = true
    } else state(item, 'waiting')
  }

  const isGoing = () => items.some(({ state }) => state === 'sending' || state === 'waiting')

  /** `leaving`: a form is on its way, so the page may be left. */
  const list = { add, busy, tell, make, isGoing, leaving: false }
  return list
})()
