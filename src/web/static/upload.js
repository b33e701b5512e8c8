// Files travel as soon as they are chosen, in pieces, and go on after a broken line (protocol tus 1.0). Without this file, or where
// it fails, the same form sends them in one go. What is finished stands in the form as a hidden field `upload_<document>`.
;(() => {
  const pieceBytes = 8 * 1024 * 1024
  const atOnce = 2
  const waits = [1, 2, 4, 8, 15, 30]
  const tus = { 'Tus-Resumable': '1.0.0' }

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
  const coded = text => btoa(String.fromCharCode(...new TextEncoder().encode(text)))

  /** One request; answers its status and headers whatever they are, and fails only when the line does. */
  const ask = (item, method, address, headers, body, onProgress) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      item.request = request
      request.open(method, address)
      const all = Object.assign({ 'X-CSRF-Token': item.field.token, Accept: 'application/json' }, tus, headers)
      for (const name of Object.keys(all)) request.setRequestHeader(name, all[name])
      if (onProgress) request.upload.onprogress = onProgress
      request.onload = () => {
        // A page instead of the protocol: the session has ended and we were led to the door.
        const isOurs = request.getResponseHeader('Tus-Resumable') !== null
        let detail = ''
        try {
          detail = JSON.parse(request.responseText).detail || ''
        } catch (_) {
          detail = ''
        }
        resolve({ status: request.status, isOurs, detail, header: name => request.getResponseHeader(name) })
      }
      request.onerror = () => reject(new Error('line'))
      request.onabort = () => reject(new Error('stopped'))
      request.ontimeout = request.onerror
      request.timeout = body ? 0 : 30000
      request.send(body || null)
    })

  const remembered = item => `upload ${item.file.name} ${item.file.size} ${item.file.lastModified}`
  const memory = {
    get: key => {
      try {
        return localStorage.getItem(key)
      } catch (_) {
        return null
      }
    },
    set: (key, value) => {
      try {
        if (value) localStorage.setItem(key, value)
        else localStorage.removeItem(key)
      } catch (_) {
        // A browser without memory only loses the way back after a reload.
      }
    },
  }

  /** Fails for good: the words stand beside the file. */
  class Refused extends Error {}
  const closed = 'Вход закончился. Войдите снова, откройте эту страницу и выберите файл ещё раз: загрузка продолжится'

  const judge = answer => {
    if (answer.status === 403 || (!answer.isOurs && answer.status < 500)) throw new Refused(closed)
    if (answer.status >= 500) throw new Error('line')
    if (answer.status >= 400 && ![404, 409, 410].includes(answer.status))
      throw new Refused(answer.detail || 'Файл не принят. Обновите страницу и попробуйте ещё раз')
    return answer
  }

  /** How far it has got: from memory, or from the beginning. */
  const findPlace = async item => {
    item.address = item.address || memory.get(remembered(item))
    if (item.address) {
      const answer = judge(await ask(item, 'HEAD', item.address, {}))
      if (answer.status === 200) return Number(answer.header('Upload-Offset'))
    }
    const headers = { 'Upload-Length': item.file.size, 'Upload-Metadata': `filename ${coded(item.file.name)}` }
    const answer = judge(await ask(item, 'POST', '/uploads', headers))
    if (answer.status !== 201) throw new Error('line')
    item.address = answer.header('Location')
    memory.set(remembered(item), item.address)
    return 0
  }

  const sendPiece = async (item, from) => {
    const headers = { 'Upload-Offset': from, 'Content-Type': 'application/offset+octet-stream' }
    const piece = item.file.slice(from, from + pieceBytes)
    const answer = judge(
      await ask(item, 'PATCH', item.address, headers, piece, event => shown(item, from + event.loaded)),
    )
    return answer.status === 204 ? Number(answer.header('Upload-Offset')) : findPlace(item)
  }

  const run = async item => {
    let failures = 0
    let place = -1
    state(item, 'sending')
    while (item.state === 'sending') {
      try {
        if (place < 0) place = await findPlace(item)
        shown(item, place)
        if (place >= item.file.size) return finish(item)
        place = await sendPiece(item, place)
        failures = 0
      } catch (error) {
        if (item.state !== 'sending') return
        if (error instanceof Refused) return fail(item, error.message)
        place = -1
        await pause(item, waits[Math.min(failures, waits.length - 1)])
        failures += 1
      }
    }
  }

  /** Waits before another try; less when the browser says that the line is back. */
  const pause = (item, seconds) =>
    new Promise(resolve => {
      const until = Date.now() + seconds * 1000
      const tick = () => {
        const left = Math.ceil((until - Date.now()) / 1000)
        if (left <= 0 || item.state !== 'sending') return end()
        item.words.textContent =
          navigator.onLine === false
            ? 'Нет связи. Продолжим, как только она появится'
            : `Связь прервалась, продолжим через ${left}\u00a0с`
      }
      const end = () => {
        clearInterval(watch)
        window.removeEventListener('online', end)
        resolve()
      }
      const watch = setInterval(tick, 500)
      window.addEventListener('online', end)
      tick()
    })

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

  const items = []
  const busy = form =>
    items.filter(item => item.field.form === form && ['waiting', 'sending', 'paused'].includes(item.state))

  /** Starts what waits, and sends a form that was waiting for its files. */
  const next = () => {
    const running = items.filter(({ state }) => state === 'sending').length
    for (const item of items.filter(({ state }) => state === 'waiting').slice(0, Math.max(0, atOnce - running)))
      run(item)
    for (const form of new Set(items.map(({ field }) => field.form))) {
      if (!form.waitingToSend || busy(form).length > 0) continue
      const { submitter } = form.waitingToSend
      form.waitingToSend = undefined
      if (items.some(item => item.field.form === form && item.state === 'failed')) {
        tell(form, 'Часть файлов не загрузилась: уберите их или повторите, затем отправьте форму')
        continue
      }
      leaving = true
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
    const { address, state: was } = item
    item.state = 'gone'
    if (item.request) item.request.abort()
    items.splice(items.indexOf(item), 1)
    item.line.remove()
    memory.set(remembered(item), '')
    if (address && was !== 'gone') ask(item, 'DELETE', address, {}).catch(() => {})
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
      line,
      bar,
      words,
      stop: button('Пауза', file.name),
      go: button('Продолжить', file.name),
      drop: button('Отменить', file.name),
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

  const enhance = input => {
    const form = input.form
    const token = form && new URL(form.action, location.href).searchParams.get('_csrf')
    if (!token || form.enctype !== 'multipart/form-data') return
    const box = make('div', 'house-upload')
    const list = make('ul', 'house-upload__list')
    list.setAttribute('aria-label', 'Выбранные файлы')
    input.before(box)
    const label = form.querySelector(`label[for="${input.id}"]`)
    const choose = make('button', 'govuk-button govuk-button--secondary house-upload__choose')
    choose.type = 'button'
    choose.append(input.multiple ? 'Выбрать файлы' : 'Выбрать файл')
    if (label) choose.append(make('span', 'govuk-visually-hidden', `: ${label.textContent.trim()}`))
    choose.onclick = () => input.click()
    // The browser's own box stays for its label and its errors; people and keys meet the button.
    input.classList.add('govuk-visually-hidden')
    input.tabIndex = -1
    const fingers = matchMedia('(pointer: coarse)').matches
    const what = input.multiple ? 'файлы' : 'файл'
    const it = input.multiple ? 'их' : 'его'
    box.append(
      make(
        'p',
        'house-upload__hint',
        fingers ? `Выберите ${what} или снимите документ` : `Перетащите ${what} сюда или выберите ${it}`,
      ),
      choose,
      input,
    )
    box.after(list)
    const field = { input, form, token, list }
    const take = files => {
      for (const file of Array.from(files)) add(field, file)
    }
    input.addEventListener('change', () => {
      take(input.files)
      input.value = ''
    })
    for (const name of ['dragenter', 'dragover'])
      box.addEventListener(name, event => {
        event.preventDefault()
        box.classList.add('house-upload--over')
      })
    for (const name of ['dragleave', 'drop'])
      box.addEventListener(name, () => box.classList.remove('house-upload--over'))
    box.addEventListener('drop', event => {
      event.preventDefault()
      take(event.dataTransfer.files)
    })
    const wantsPictures = input.accept === '' || /\.jpe?g/i.test(input.accept)
    if (wantsPictures && fingers) {
      const camera = make('input')
      camera.type = 'file'
      camera.accept = 'image/jpeg'
      camera.setAttribute('capture', 'environment')
      camera.hidden = true
      camera.addEventListener('change', () => {
        take(camera.files)
        camera.value = ''
      })
      const shoot = make(
        'button',
        'govuk-button govuk-button--secondary house-upload__camera',
        'Снять документ камерой',
      )
      shoot.type = 'button'
      shoot.onclick = () => camera.click()
      box.append(shoot, camera)
    }
    if (form.hasUploads) return
    form.hasUploads = true
    form.addEventListener('submit', event => {
      const left = busy(form)
      if (left.length === 0) {
        leaving = true
        return
      }
      event.preventDefault()
      // The guard against double clicks must not take this for a sent form.
      event.stopPropagation()
      form.waitingToSend = { submitter: event.submitter }
      tell(form, `Файлы ещё загружаются (${left.length}). Форма уйдёт сама, когда загрузка закончится`)
    })
  }

  let leaving = false
  window.addEventListener('beforeunload', event => {
    if (leaving || !items.some(({ state }) => state === 'sending' || state === 'waiting')) return
    event.preventDefault()
    event.returnValue = ''
  })
  for (const input of document.querySelectorAll('form[enctype="multipart/form-data"] input[type="file"]'))
    enhance(input)
})()
