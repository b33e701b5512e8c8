// One file on its way: in pieces, and on after a broken line (protocol tus 1.0). The three files of an upload are one script for the
// browser, in the order line, list, fields.
window.uploadLine = (() => {
  const pieceBytes = 8 * 1024 * 1024
  const waits = [1, 2, 4, 8, 15, 30]
  const tus = { 'Tus-Resumable': '1.0.0' }

  const coded = text => btoa(String.fromCharCode(...new TextEncoder().encode(text)))

  /** One request; answers its status and headers whatever they are, and fails only when the line does. */
  const ask = (item, method, address, headers, body, onProgress) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      item.request = request
      request.open(method, address)
      const all = Object.assign({ 'X-CSRF-Token': item.token, Accept: 'application/json' }, tus, headers)
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
      await ask(item, 'PATCH', item.address, headers, piece, event => item.moved(from + event.loaded)),
    )
    return answer.status === 204 ? Number(answer.header('Upload-Offset')) : findPlace(item)
  }

  /** Carries a file to its end, as long as it stands in the state «sending»; tells the item what happens. */
  const carry = async item => {
    let failures = 0
    let place = -1
    while (item.state === 'sending') {
      try {
        if (place < 0) place = await findPlace(item)
        item.moved(place)
        if (place >= item.file.size) return item.arrived()
        place = await sendPiece(item, place)
        failures = 0
      } catch (error) {
        if (item.state !== 'sending') return
        if (error instanceof Refused) return item.refused(error.message)
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
        item.said(
          navigator.onLine === false
            ? 'Нет связи. Продолжим, как только она появится'
            : `Связь прервалась, продолжим через ${left}\u00a0с`,
        )
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

  /** Forgets the way back to a file, and what the server holds of it. */
  const drop = item => {
    if (item.request) item.request.abort()
    memory.set(remembered(item), '')
    if (item.address) ask(item, 'DELETE', item.address, {}).catch(() => {})
  }

  return { carry, drop }
})()
