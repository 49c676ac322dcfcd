package main

import (
	"fmt"
	"net/http"
	"sync"

	"github.com/steambap/captcha"
)

const steambapForm = `<!doctype html>
<title>Sign up</title>
<p role="alert">%s</p>
<form method="post" action="/steambap">
  <p><label>Name <input name="name" value="Ada"></label></p>
  <p><img src="/steambap/captcha" alt="captcha" title="Click for another one" onclick="this.src = '/steambap/captcha?' + Date.now()"></p>
  <p><label>Captcha <input name="captcha" autocomplete="off"></label></p>
  <button>Sign up</button>
</form>
`

// One visitor at a time, in place of the session of the library's example.
var steambapAnswer struct {
	sync.Mutex
	text string
}

// The switch for tests that the guide names: a single character to choose from.
func onlyX(options *captcha.Options) { options.CharPreset = "x" }

func serveSteambap(testMode bool) {
	var options []captcha.SetOption
	if testMode {
		options = append(options, onlyX)
	}
	http.HandleFunc("GET /steambap/captcha", func(w http.ResponseWriter, r *http.Request) {
		data, err := captcha.New(150, 50, options...)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		steambapAnswer.Lock()
		steambapAnswer.text = data.Text
		steambapAnswer.Unlock()
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("Content-Type", "image/png")
		data.WriteImage(w)
	})
	http.HandleFunc("GET /steambap", func(w http.ResponseWriter, r *http.Request) { fmt.Fprintf(w, steambapForm, "") })
	http.HandleFunc("POST /steambap", func(w http.ResponseWriter, r *http.Request) {
		steambapAnswer.Lock()
		right := steambapAnswer.text != "" && r.FormValue("captcha") == steambapAnswer.text
		steambapAnswer.text = ""
		steambapAnswer.Unlock()
		tell(right)
		if right {
			fmt.Fprint(w, "<h1>Welcome, Ada</h1>")
		} else {
			fmt.Fprintf(w, steambapForm, "The captcha is wrong.")
		}
	})
}
