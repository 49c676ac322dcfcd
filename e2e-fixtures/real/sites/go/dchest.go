package main

import (
	"fmt"
	"html/template"
	"net/http"

	"github.com/dchest/captcha"
)

// The form and the messages of github.com/dchest/captcha/capexample, without its player.
var dchestForm = template.Must(template.New("example").Parse(`<!doctype html>
<head><title>Captcha Example</title></head>
<body>
<script>
function setSrcQuery(e, q) {
	var src  = e.src;
	var p = src.indexOf('?');
	if (p >= 0) {
		src = src.substr(0, p);
	}
	e.src = src + "?" + q
}

function reload() {
	setSrcQuery(document.getElementById('image'), "reload=" + (new Date()).getTime());
	return false;
}
</script>
<form action="/dchest/process" method=post>
<p>Type the numbers you see in the picture below:</p>
<p><img id=image src="/captcha/{{.}}.png" alt="Captcha image"></p>
<a href="#" onclick="reload()">Reload</a>
<input type=hidden name=captchaId value="{{.}}"><br>
<input name=captchaSolution>
<input type=submit value=Submit>
</form>
`))

func serveDchest() {
	http.Handle("GET /captcha/", captcha.Server(captcha.StdWidth, captcha.StdHeight))
	http.HandleFunc("GET /dchest", func(w http.ResponseWriter, r *http.Request) {
		dchestForm.Execute(w, captcha.New())
	})
	http.HandleFunc("POST /dchest/process", func(w http.ResponseWriter, r *http.Request) {
		right := captcha.VerifyString(r.FormValue("captchaId"), r.FormValue("captchaSolution"))
		tell(right)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if right {
			fmt.Fprint(w, "Great job, human! You solved the captcha.\n")
		} else {
			fmt.Fprint(w, "Wrong captcha solution! No robots allowed!\n")
		}
		fmt.Fprint(w, "<br><a href='/dchest'>Try another one</a>")
	})
}

// The switch for tests that the guide names: a store that always has the same digits.
type fixedDigits struct{}

func (fixedDigits) Set(id string, digits []byte) {}

func (fixedDigits) Get(id string, clear bool) []byte { return []byte{1, 2, 3, 4, 5, 6} }

func useFixedDigits() {
	captcha.SetCustomStore(fixedDigits{})
}
