package main

import (
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/mojocn/base64Captcha"
)

// The markup of the library's example once its scripts have run, with the requests they send.
const base64Page = `<!doctype html>
<head><title>base64Captcha</title></head>
<body>
<div id="app">
  <div class="el-col"><img class="captcha-img"></div>
  <form class="el-form">
    <div class="el-form-item"><div class="el-input"><input type="text" autocomplete="off" placeholder="input your captcha numbers" class="el-input__inner"></div></div>
    <div class="el-form-item"><button type="button" class="el-button el-button--primary"><span>Verify Captcha</span></button></div>
  </form>
</div>
<script>
const [image, field, button] = ['.captcha-img', 'input', 'button'].map((selector) => document.querySelector(selector))
const ask = async (path, body) =>
  (await fetch(path, { method: 'POST', body: JSON.stringify(body) })).json()
let id
async function generate() {
  const { data, captchaId } = await ask('/api/getCaptcha', {})
  image.src = data
  id = captchaId
}
function message(kind, text) {
  const box = document.createElement('div')
  box.setAttribute('role', 'alert')
  box.className = 'el-message el-message--' + kind
  box.textContent = text
  document.body.append(box)
  setTimeout(() => box.remove(), 3000)
}
image.addEventListener('click', generate)
button.addEventListener('click', async () => {
  const { code, msg } = await ask('/api/verifyCaptcha', { Id: id, VerifyValue: field.value })
  message(code === 1 ? 'success' : 'error', msg)
  field.value = ''
  generate()
})
generate()
</script>
`

// The switch for tests that the guide names: a driver that always draws the same digits.
type sameDigits struct{ *base64Captcha.DriverDigit }

func (sameDigits) GenerateIdQuestionAnswer() (id, question, answer string) {
	return base64Captcha.RandomId(), "12345", "12345"
}

func serveBase64(testMode bool) {
	digits := base64Captcha.NewDriverDigit(80, 240, 5, 0.7, 80)
	var driver base64Captcha.Driver = digits
	if testMode {
		driver = sameDigits{digits}
	}
	captchas := base64Captcha.NewCaptcha(driver, base64Captcha.DefaultMemStore)
	http.HandleFunc("GET /base64", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, base64Page) })
	http.HandleFunc("POST /api/getCaptcha", func(w http.ResponseWriter, r *http.Request) {
		id, image, _, err := captchas.Generate()
		if err != nil {
			answer(w, map[string]any{"code": 0, "msg": err.Error()})
			return
		}
		answer(w, map[string]any{"code": 1, "data": image, "captchaId": id, "msg": "success"})
	})
	http.HandleFunc("POST /api/verifyCaptcha", func(w http.ResponseWriter, r *http.Request) {
		var body struct{ Id, VerifyValue string }
		json.NewDecoder(r.Body).Decode(&body)
		right := captchas.Verify(body.Id, body.VerifyValue, true)
		tell(right)
		if right {
			answer(w, map[string]any{"code": 1, "msg": "ok"})
		} else {
			answer(w, map[string]any{"code": 0, "msg": "failed"})
		}
	})
}

func answer(w http.ResponseWriter, body map[string]any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	json.NewEncoder(w).Encode(body)
}
