// Without this file every form still works: the server keeps one effect by the form's own number.
// With it, a second click within a short time does not even leave the page.
document.addEventListener('submit', event => {
  const form = event.target
  const sent = Number(form.dataset.sent ?? 0)
  if (Date.now() - sent < 2000) event.preventDefault()
  else form.dataset.sent = String(Date.now())
})

// Only a page that takes files needs the script that sends them before their form.
const { upload } = document.currentScript?.dataset ?? {}
if (upload && document.querySelector('input[type="file"]')) {
  const script = document.createElement('script')
  script.src = upload
  document.head.append(script)
}
