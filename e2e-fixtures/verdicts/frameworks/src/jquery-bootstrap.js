import { Toast } from 'bootstrap'
import 'bootstrap/dist/css/bootstrap.css'
import $ from 'jquery'

/** A contact form, refused by a toast, and taken by an alert above the emptied form with another image. */
$('#app').html(`<div class="container"><div id="alerts"></div>
  <form class="card card-body" style="max-width: 420px">
    <textarea class="form-control mb-2" name="text" aria-label="Message">Hello</textarea>
    <div class="input-group mb-2"><img id="image" src="captcha?1" alt="captcha" height="38">
      <button type="button" id="renew" class="btn btn-outline-secondary" aria-label="Other image">⟲</button>
      <input class="form-control" name="captcha" placeholder="Captcha" autocomplete="off"></div>
    <a href="#" id="send" class="btn btn-primary">Send</a>
  </form>
  <div class="toast-container position-fixed bottom-0 end-0 p-3"><div class="toast text-bg-danger" role="alert"><div class="toast-body"></div></div></div></div>`)
const form = $('form')
const renew = () => $('#image').attr('src', `captcha?${Date.now()}`)
$('#renew').on('click', renew)
form.on('submit', (event) => event.preventDefault())
$('#send').on('click', (event) => {
  event.preventDefault()
  $.post('check', form.serialize(), ({ ok }) => {
    renew()
    if (ok) {
      form[0].reset()
      form.find('textarea').val('')
      $('#alerts').html('<div class="alert alert-success">Message delivered.</div>')
      return
    }
    $('.toast-body').text('Captcha does not match')
    new Toast('.toast', { delay: 1500 }).show()
  })
})
