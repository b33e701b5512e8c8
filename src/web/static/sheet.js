// A sheet works without this file: its buttons save and sign. With it, each item is saved as soon as it is filled in, the sums
// follow, digits choose points, and what could not be sent stays on the page and is sent again.
const place = document.getElementById('sheet')
const form = place?.querySelector('form')
const state = place?.querySelector('[data-state]')

const itemOf = element => element.closest?.('[data-item]')
const waiting = new Map()
let sending = false
let retry

const say = (words, kind = '') => {
  state.textContent = words
  state.dataset.kind = kind
}

const typing = element => element.matches('textarea, select, input:not([type=radio])')

// Everything of one item, as the form itself would send it.
const bodyOf = item => {
  const body = new URLSearchParams({ _csrf: form.elements._csrf.value })
  for (const field of item.querySelectorAll('input, select, textarea'))
    if (field.type !== 'radio' || field.checked) body.append(field.name, field.value)
  return body
}

const queue = item => {
  waiting.set(item.dataset.item, item)
  say('сохраняем…')
  send()
}

const send = async () => {
  if (sending || waiting.size === 0) return
  sending = true
  clearTimeout(retry)
  const [[code, queued]] = waiting
  waiting.delete(code)
  const item = queued.isConnected ? queued : place.querySelector(`[data-item="${code}"]`)
  const body = bodyOf(item)
  try {
    const answer = await fetch(place.dataset.itemAddress + encodeURIComponent(code), {
      method: 'POST',
      headers: { accept: 'application/json' },
      body,
    })
    if (!answer.headers.get('content-type')?.includes('json')) throw new Error(String(answer.status))
    show(item, body, await answer.json(), answer.status)
  } catch {
    // Kept on the page: an item changed meanwhile is sent as it is then.
    if (!waiting.has(code)) waiting.set(code, item)
    say(`нет связи, ждут отправки показатели: ${[...waiting.keys()].join(', ')}. Не закрывайте страницу`, 'bad')
    sending = false
    retry = setTimeout(send, 5000)
    return
  }
  sending = false
  if (waiting.size > 0) send()
  else if (leaving !== undefined) leave()
}

// The whole form goes after everything under way: otherwise it would meet its own half-typed words as another window's.
let leaving
const leave = () => {
  const button = leaving
  leaving = undefined
  delete form.dataset.sent
  form.requestSubmit(button)
}

const show = (item, sent, answer, status) => {
  const over = item.querySelector('input[name^=over_]')
  const changed = bodyOf(item).toString() !== sent.toString()
  if (answer.over !== undefined && !(status === 409)) over.value = answer.over
  if (answer.item !== undefined && !changed) redraw(item, answer.item)
  if (answer.total !== undefined) {
    place.querySelector('[data-total]').textContent = answer.total
    place.querySelector('[data-answered]').textContent = answer.answered
    place.querySelector('[data-lacking]').textContent = answer.lacking
    for (const [code, sum] of Object.entries(answer.sections))
      place.querySelector(`[data-section="${code}"]`).textContent = sum
  }
  if (status === 200) say(waiting.size > 0 ? 'сохраняем…' : answer.state, waiting.size > 0 ? '' : 'good')
  else say(answer.because ?? 'не сохранено: обновите страницу', 'bad')
}

// An item that the server has drawn anew, in the place of the old one.
const redraw = (item, markup) => {
  const drawn = new DOMParser().parseFromString(markup, 'text/html').body.firstElementChild
  const focused = item.contains(document.activeElement) ? document.activeElement.id || document.activeElement.name : ''
  item.replaceWith(drawn)
  if (focused !== '')
    (drawn.querySelector(`#${CSS.escape(focused)}`) ?? drawn.querySelector('input[type=radio]'))?.focus()
}

// A half-typed proof is not sent: the choice without the thing it is said of, the address without its day.
const isWhole = field => {
  const item = itemOf(field)
  const given = prefix => item.querySelector(`[name^=${prefix}]`)?.value ?? ''
  if (item.querySelector('[name^=differs_]') && !item.querySelector('[name^=keep_]:checked')) {
    say('выберите, что оставить: в другом окне показатель заполнен иначе', 'bad')
    return false
  }
  if (field.name.startsWith('other_')) return false
  if (field.name.startsWith('address_') || field.name.startsWith('looked_'))
    return given('address_') !== '' && given('looked_') !== ''
  return !(field.name.endsWith('_other') && given('other_') === '')
}

const digits = { text: '', at: 0 }

// Points by their number: «1» and «0» one after the other are ten. «Н» is «не применяется».
const choose = (item, key) => {
  const now = Date.now()
  digits.text = now - digits.at < 800 ? digits.text + key : key
  digits.at = now
  const wanted = /^[0-9]$/.test(key) ? [digits.text, key] : ['na']
  for (const value of wanted) {
    const radio = item.querySelector(`input[type=radio][name^=points_][value="${value}"]`)
    const select = item.querySelector('select[name^=points_]')
    const option = select && [...select.options].find(one => one.value === value)
    if (radio === null && !option) continue
    if (radio !== null) radio.checked = true
    else if (option) option.selected = true
    ;(radio ?? select).focus()
    queue(item)
    return true
  }
  return false
}

const step = (item, by) => {
  const all = [...place.querySelectorAll('[data-item]')]
  const next = all[item === null ? 0 : all.indexOf(item) + by]
  next?.querySelector('input[type=radio], select')?.focus()
  next?.scrollIntoView({ block: 'start' })
}

if (place && form && state) {
  const pauses = new WeakMap()
  place.querySelector('[data-keys]').hidden = false

  form.addEventListener('change', event => {
    const item = itemOf(event.target)
    if (item === null || item === undefined || !isWhole(event.target)) return
    clearTimeout(pauses.get(item))
    queue(item)
  })
  // Words are saved when the person pauses.
  form.addEventListener('input', event => {
    const item = itemOf(event.target)
    if (!item || !event.target.matches('textarea, input[name^=reason_]') || !isWhole(event.target)) return
    clearTimeout(pauses.get(item))
    pauses.set(
      item,
      setTimeout(() => queue(item), 1500),
    )
  })
  document.addEventListener('keydown', event => {
    const item = itemOf(event.target) ?? null
    if ((event.ctrlKey || event.metaKey) && (event.key === 's' || event.key === 'ы')) {
      event.preventDefault()
      if (item !== null) queue(item)
      else send()
      return
    }
    if (event.altKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      step(item, event.key === 'ArrowDown' ? 1 : -1)
      return
    }
    if (item === null || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return
    if (/^[0-9нnНN]$/.test(event.key) && choose(item, event.key)) event.preventDefault()
  })
  window.addEventListener('online', send)
  window.addEventListener('beforeunload', event => {
    if (waiting.size > 0 || sending) event.preventDefault()
  })
  form.addEventListener('submit', event => {
    if (sending) {
      event.preventDefault()
      leaving = event.submitter
      return
    }
    // The whole form carries everything that still waits.
    waiting.clear()
  })
}
