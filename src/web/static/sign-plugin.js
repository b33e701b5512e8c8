// Signs the frozen file by the plug-in of the browser. The key never leaves the person's computer; the server gets the signature
// alone and checks it like one that came as a file.
const place = document.getElementById('plugin')
const form = document.getElementById('plugin-form')
const button = document.getElementById('plugin-button')
const state = document.getElementById('plugin-state')

const say = words => {
  state.textContent = words
}

// Numbers of the plug-in for ГОСТ Р 34.11-2012: the hash is as long as the key.
const algorithms = { 256: 101, 512: 102 }

const sign = async () => {
  const { file, thumbprint, bits } = place.dataset
  say('Читаем файл…')
  const answer = await fetch(file, { credentials: 'same-origin' })
  if (!answer.ok) throw new Error('Файл для подписи не открылся. Обновите страницу')
  const bytes = await answer.arrayBuffer()
  const hashedAlgorithm = algorithms[bits]
  say('Считаем контрольную сумму…')
  const hash = await window.cryptoPro.createHash(bytes, { hashedAlgorithm })
  say('Подтвердите подпись в окне КриптоПро…')
  const signature = await window.cryptoPro.createDetachedSignature(thumbprint, hash, { hashedAlgorithm })
  say('Отправляем подпись на проверку…')
  form.elements.signature.value = signature
  form.submit()
}

button.hidden = false
button.addEventListener('click', async () => {
  button.disabled = true
  try {
    await sign()
  } catch (error) {
    say(
      `Подписать не получилось: ${error?.message ?? error}. Проверьте, что плагин установлен, ключ вставлен и выбран тот же сертификат, или подпишите файл в другой программе`,
    )
    button.disabled = false
  }
})
