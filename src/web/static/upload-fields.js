// Files travel as soon as they are chosen. Without this script, or where it fails, the same form sends them in one go. What is
// finished stands in the form as a hidden field `upload_<document>`.
;(() => {
  const list = window.uploadList
  const { add, busy, make, tell } = list

  const enhance = input => {
    const form = input.form
    const token = form && new URL(form.action, location.href).searchParams.get('_csrf')
    if (!token || form.enctype !== 'multipart/form-data') return
    const box = make('div', 'house-upload')
    const lines = make('ul', 'house-upload__list')
    lines.setAttribute('aria-label', 'Выбранные файлы')
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
    box.after(lines)
    const field = { input, form, token, list: lines }
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
        list.leaving = true
        return
      }
      event.preventDefault()
      // The guard against double clicks must not take this for a sent form.
      event.stopPropagation()
      form.waitingToSend = { submitter: event.submitter }
      tell(form, `Файлы ещё загружаются (${left.length}). Форма уйдёт сама, когда загрузка закончится`)
    })
  }

  window.addEventListener('beforeunload', event => {
    if (list.leaving || !list.isGoing()) return
    event.preventDefault()
    event.returnValue = ''
  })
  for (const input of document.querySelectorAll('form[enctype="multipart/form-data"] input[type="file"]'))
    enhance(input)
})()
